#!/usr/bin/python3
print("method not handled")
