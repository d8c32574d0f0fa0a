import logging
import sys

logging.basicConfig(stream=sys.stderr, format="%(levelname)s: %(message)s", level=logging.INFO)


def application(environ, start_response):
    logging.info("request for %s", environ["SCRIPT_NAME"])
    start_response("405 Method Not Allowed", [("Content-Length", "0")])
    return []
