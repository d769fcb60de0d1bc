from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from taggit.models import Tag

from newsroom.models import User

admin.site.unregister(Tag)  # the paper's tags are articles.Tag
admin.site.register(User, UserAdmin)
