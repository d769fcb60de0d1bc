"""What the desk asks for: who writes a story, and which drafts are written no more."""

from articles import workflow
from articles.models import Act, Assignment

from .acts import verb
from .refusals import Refused


@verb
def assign(story, act, **asked):
    """Gives the story to somebody. `asked`: fields of Assignment; what is not named stays. Returns the assignment."""
    if "assign" not in workflow.possible(story):
        raise Refused("The story is retracted, so nobody is to write on it. The chief can restore it first.")
    assignment, _ = Assignment.objects.update_or_create(story=story, defaults={**asked, "given_by": act.by})
    told = [f"to {assignment.to.name}"] if assignment.to else []
    act.write_down(Act.Verb.ASSIGN, why=": ".join(filter(None, [*told, act.why])))
    return assignment


@verb
def delete(story, act):
    """Deletes a draft that readers have never seen, with all its revisions. The log keeps its headline."""
    if story.editions.exists():
        seen = story.editions.last_seen(story, act.now)
        raise Refused(
            "Readers have seen this story, so it is kept. It can be ended or retracted."
            if seen
            else "The story is scheduled. Cancel that first."
        )
    act.write_down(Act.Verb.DELETE)
    story.delete()
