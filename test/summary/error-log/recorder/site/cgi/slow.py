#!/usr/bin/python3
import time

time.sleep(20)
