"""What stands at the address of something withdrawn."""

from django.shortcuts import render


def notice_of_withdrawal(request, title, agency):
    context = {"title": title, "agency": agency}
    return render(request, "briefings/withdrawn.html", context, status=410)
