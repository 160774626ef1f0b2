from django.http import HttpRequest, HttpResponse


def show_api(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
