"""A Starlette application (what FastAPI is made of), with debug on: python3 starlette_site.py PORT"""
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route


async def orders(request):
    raise ValueError("quantity must be > 0")


app = Starlette(debug=True, routes=[Route("/orders", orders, methods=["OPTIONS", "PUT"])])

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="critical")
