"""What browsers, robots and finders of holes look for at an address that they know beforehand."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from lxml import etree

from articles import publishing
from newsroom import env
from newsroom.models import Paper

pytestmark = pytest.mark.django_db


def test_security_txt_says_whom_to_tell_and_never_expires(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@paper.test"
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    said = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert said.keys() == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert said["Contact"] == settings.SECURITY_CONTACT
    assert said["Canonical"] == settings.SITE_ADDRESS + "/.well-known/security.txt"
    life = datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert timedelta(days=100) < life < timedelta(days=365)


def test_holes_are_told_to_the_papers_mail_where_the_operator_names_nobody(client):
    publishing.set_paper(Paper(pk=Paper.ONLY, name="Paper", mail="desk@paper.test"))
    assert "Contact: mailto:desk@paper.test\n" in client.get("/.well-known/security.txt").text
    publishing.set_paper(Paper(pk=Paper.ONLY, name="Paper", mail="news@paper.test"))
    assert "Contact: mailto:news@paper.test\n" in client.get("/.well-known/security.txt").text


def test_without_a_contact_there_is_no_security_txt(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_browsers_can_search_the_paper_from_their_own_bar(client, settings):
    Paper.objects.create(pk=Paper.ONLY, name="A & B <Review> of everything there is", strapline="“All” & more")
    [link] = etree.HTML(client.get("/").content).xpath("//link[@rel='search']/@href")
    answer = client.get(link)
    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    said = {etree.QName(element).localname: element for element in etree.fromstring(answer.content)}
    assert len(said["ShortName"].text) <= 16 and len(said["LongName"].text) <= 48
    search = etree.fromstring(answer.content)[3].get("template").replace("{searchTerms}", "ferries")
    assert search == f"{settings.SITE_ADDRESS}/search/?q=ferries"
    assert client.get(search.removeprefix(settings.SITE_ADDRESS)).status_code == 200


@pytest.mark.parametrize(
    ("given", "read"),
    [("", ""), ("a@paper.test", "mailto:a@paper.test"), ("https://paper.test/report", "https://paper.test/report")],
)
def test_a_contact_is_an_address_of_the_web(monkeypatch, given, read):
    monkeypatch.setenv("SECURITY_CONTACT", given)
    assert env.contact("SECURITY_CONTACT") == read


@pytest.mark.parametrize(
    ("read", "given"),
    [(env.contact, "nobody"), (env.contact, "http://paper.test"), (env.key, "short"), (env.key, "ümlaut-ümlaut")],
)
def test_what_is_none_stops_the_start_and_is_named(monkeypatch, read, given):
    monkeypatch.setenv("SECRET_OF_NONE", given)
    with pytest.raises(ImproperlyConfigured, match="SECRET_OF_NONE"):
        read("SECRET_OF_NONE")
