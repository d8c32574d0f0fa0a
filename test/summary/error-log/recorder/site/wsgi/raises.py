def route(method):
    return {"GET": "list", "PUT": "replace"}[method]


def application(environ, start_response):
    route(environ["REQUEST_METHOD"])
    start_response("200 OK", [])
    return []
