"""Caches in front of the paper: a service with machines all over the world, a Varnish of one's own, an nginx.

They are told with each kept page what it prints and for how long it will do (`telling`), and once something is marked,
what to forget (`purging`). docs/decisions/025-edge.md says why.
"""
