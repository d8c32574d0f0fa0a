def handler(environ, start_response):
    return []
