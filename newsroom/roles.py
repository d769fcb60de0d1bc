"""What the people at the desk are: roles, each a group of Django's with the permissions that its day's work takes."""

from django.contrib.auth.models import Group, Permission


def _all_of(app, thing):
    return {f"{app}.{act}_{thing}" for act in ("view", "add", "change", "delete")}


LOOK = {
    "articles.view_story",
    "articles.view_category",
    "articles.view_tag",
    "articles.view_author",
    "articles.view_series",
    "pictures.view_picture",
}
REPORTER = LOOK | {"articles.add_story", "articles.change_story", "pictures.add_picture"}
SUB_EDITOR = REPORTER | {
    "articles.edit_any_story",
    "articles.approve_story",
    "articles.add_tag",
    "articles.change_tag",
    "pictures.change_picture",
}
EDITOR = SUB_EDITOR | {
    "articles.publish_story",
    "articles.assign_story",
    "articles.raise_banner",
    "articles.arrange_front",
    "articles.add_author",
    "articles.change_author",
    "articles.add_series",
    "articles.change_series",
    "pictures.withdraw_picture",  # a complaint at night finds an editor at the desk, and nobody of the photo desk
}
PHOTO_DESK = LOOK | {
    "articles.picture_story",
    "pictures.add_picture",
    "pictures.change_picture",
    "pictures.delete_picture",
    "pictures.view_keyword",
    "pictures.change_keyword",
    "pictures.delete_keyword",
    "pictures.withdraw_picture",
    "pictures.replace_picture",
}
CHIEF = (
    EDITOR
    | PHOTO_DESK
    | {
        "articles.retract_story",
        "articles.override_gate",
        "articles.delete_story",
        "articles.view_act",
        "django_tasks_database.view_dbtaskresult",  # “My desk” tells of background jobs that failed
        "newsroom.add_user",
        "newsroom.change_user",
        "newsroom.view_user",
        *_all_of("articles", "category"),
        *_all_of("articles", "oldaddress"),
        *_all_of("articles", "flatpage"),
        "newsroom.change_paper",
        *_all_of("weather", "city"),
        *_all_of("auth", "group"),
        "articles.delete_tag",
        "articles.delete_author",
        "articles.delete_series",
    }
)
ROLES = {
    "Reporter": REPORTER,
    "Sub-editor": SUB_EDITOR,
    "Editor": EDITOR,
    "Photo desk": PHOTO_DESK,
    "Chief": CHIEF,
}


def set_up():
    """Makes the groups and gives each what it lacks. Returns pairs (role, how many permissions it was given).

    What a paper gave a role beyond that stays. Safe to run twice.
    """
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    numbers = {f"{app}.{codename}": pk for app, codename, pk in rows}
    return [(role, _give(role, {numbers[name] for name in names})) for role, names in ROLES.items()]


def _give(role, wanted):
    group, _ = Group.objects.get_or_create(name=role)
    missing = wanted - set(group.permissions.values_list("pk", flat=True))
    group.permissions.add(*missing)
    return len(missing)
