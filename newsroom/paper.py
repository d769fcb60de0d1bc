"""What every page may say about the paper itself."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newsroom.models import Paper
from newsroom.pagecache.memory import remembered
from newsroom.pagecache.naming import name

KEY = "paper:words"  # of every page, since all print something of it


@remembered
def words():
    """The paper (`Paper`) as its page at the desk was saved; as the environment has it where it never was."""
    name(KEY)
    return Paper.objects.first() or Paper.begun()


def context(request):
    """Template context: the paper, asked for where a page prints it, and its own date (an aware datetime)."""
    return {"paper": SimpleLazyObject(words), "now": timezone.localtime()}
