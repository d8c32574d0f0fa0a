"""A Django site in one file, with DEBUG on: python3 django_site.py PORT"""
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpResponse
from django.urls import path

settings.configure(
    DEBUG=True,
    SECRET_KEY="recorded",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=False,
)


def stock_of(item):
    return {"tea <green>": 3}[item]


def orders(request):
    return HttpResponse(stock_of("coffee & milk"))


urlpatterns = [path("orders", orders)]

if __name__ == "__main__":
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", "127.0.0.1:" + sys.argv[1]])
