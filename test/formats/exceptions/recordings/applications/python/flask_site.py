"""A Flask application under Werkzeug's debugger: python3 flask_site.py PORT"""
import sys

from flask import Flask

app = Flask(__name__)


def stock_of(item):
    return {"tea <green>": 3}[item]


@app.route("/orders", methods=["OPTIONS", "PUT"])
def orders():
    try:
        return str(stock_of("coffee & milk"))
    except KeyError as missing:
        raise RuntimeError("no such item: coffee & milk") from missing


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=True, use_reloader=False)
