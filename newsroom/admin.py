from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from taggit.models import Tag

from newsroom.finding import Finds
from newsroom.models import User

admin.site.unregister(Tag)  # the paper's tags are articles.Tag


@admin.register(User)
class PeopleAdmin(Finds, UserAdmin):
    """Those who sign in at the desk."""
