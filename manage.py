#!/usr/bin/env python
"""Django's command line for the paper."""

import sys

from django.core.management import execute_from_command_line

from newsroom import env

if __name__ == "__main__":
    env.choose_settings()
    execute_from_command_line(sys.argv)
