#!/usr/bin/python3
import os

handlers = {"GET": print}
handlers[os.environ["REQUEST_METHOD"]]()
