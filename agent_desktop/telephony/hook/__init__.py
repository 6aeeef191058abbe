"""A softphone opens a URL or runs a program, and the call is handed to the running desktop.

`address` and `forward` are all that the forwarding process imports: standard library only.
`messages` and `door` read what arrives, in the desktop.
"""
