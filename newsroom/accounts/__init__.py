"""How people at the desk sign in, and what they may change of their own account."""
