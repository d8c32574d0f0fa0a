class RoutingError(Exception):
    pass


def application(environ, start_response):
    try:
        {}[environ["REQUEST_METHOD"]]
    except KeyError as error:
        raise RoutingError("nothing answers OPTIONS") from error
