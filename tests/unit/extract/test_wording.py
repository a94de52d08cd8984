"""Texts that stand in the place of a page, and texts that only use their words."""

import pytest

from stancewatch.extract.wording import LONGEST, LOOKS_CHALLENGED, LOOKS_MISSING, LOOKS_REPLACED
from tests.unit.extract.reading import document

TEASERS = "".join(
    f"<p>Article {n}: how we build large models in the open and what we learnt.</p>" for n in range(20)
)

IN_PLACE_OF_A_PAGE = [
    ("Oops", "<h1>Oops!</h1><p>We can't seem to find the page you're looking for.</p>"),
    ("x", "<p>The page you requested doesn't exist or may have moved.</p>"),
    ("x", "<h1>Nothing here</h1><p>Sorry, this page is gone.</p>"),
    ("x", "<p>There's no page at this address.</p>"),
    ("Fehler", "<h1>Hoppla</h1><p>Die angeforderte Seite existiert nicht.</p>"),
    ("Lab", "<p>Leider konnten wir die gesuchte Seite nicht finden.</p>"),
    ("Lab", "<p>Diese Seite gibt es nicht mehr.</p>"),
    ("Erreur", "<h1>Erreur</h1><p>Désolé, cette page n’existe pas.</p>"),
    ("Labo", "<p>La page que vous recherchez est introuvable.</p>"),
    ("Labo", "<p>Nous n'avons pas trouvé la page demandée.</p>"),
    ("Error", "<h1>Error</h1><p>La página que buscas no existe.</p>"),
    ("Lab", "<p>Lo sentimos, no hemos podido encontrar la página solicitada.</p>"),
    ("抱歉", "<h1>抱歉</h1><p>您访问的页面不存在。</p>"),
    ("Lab", "<p>找不到您要访问的网页</p>"),
    ("見つかりません", "<h1>お探しのページは見つかりませんでした</h1>"),
    ("Lab", "<p>指定されたページは存在しないか、移動した可能性があります。</p>"),
    ("Error", "<p>Internal Server Error</p>"),
    ("", "<h1>500 Internal Server Error</h1>"),
    ("502 Bad Gateway", "<h1>502 Bad Gateway</h1><p>nginx</p>"),
    ("Maintenance", "<p>We are down for scheduled maintenance. Please check back soon.</p>"),
    ("Lab", "<p>Our site is undergoing maintenance.</p>"),
    ("Sign in", "<p>Please sign in to continue.</p>"),
    ("Lab", "<h1>Welcome back</h1><p>You must be logged in to view this page.</p>"),
    ("Lab", "<h1>Log in</h1><p>Log in to continue to Lab. Email. Password. Forgot password?</p>"),
    ("laion.example", "<p>This domain is for sale.</p>"),
    ("lab.example", "<p>The domain name lab.example may be for sale. Click here to inquire.</p>"),
    ("Error", "<h1>Oops, something went wrong.</h1><p>Please try again later.</p>"),
    ("Access Denied", "<p>Access Denied. You don't have permission to access this server.</p>"),
    ("404 Not Found", "<h1>Not Found</h1><p>The requested URL /policy was not found on this server.</p>"),
    (
        "Social",
        "<h1>This page isn’t available</h1><p>The link you followed may be broken, or the page may have been removed.</p>",
    ),
    ("Lab", "<p>Sorry, that page can’t be found.</p>"),
    ("Just a moment...", "<h1>example.com</h1><p>Verifying you are human. This may take a few seconds.</p>"),
    ("example.com", "<p>Please enable JS and disable any ad blocker</p>"),
    (
        "Access to this page has been denied",
        "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
    ),
    (
        "",
        "<div id=c><h1>JavaScript is disabled</h1><p>In order to continue, we need to verify that you're not a robot. This requires JavaScript. Enable JavaScript and then reload the page.</p></div>",
    ),
    ("DDoS-Guard", "<p>Checking your browser before accessing example.com.</p>"),
    ("Robot Challenge Screen", "<p>Robot Challenge Screen. Checking the site connection security</p>"),
    (
        "Making sure you're not a bot!",
        "<h1>Making sure you&#39;re not a bot!</h1><p>Loading... Protected by Anubis.</p>",
    ),
    ("Before you continue", "<p>Before you continue. We use cookies and data. Accept all. Reject all.</p>"),
    (
        "Lab",
        "<h1>We value your privacy</h1><p>We and our partners use cookies. Accept all Reject all Manage preferences</p>",
    ),
    (
        "Attention Required! | Cloudflare",
        "<h1>Sorry, you have been blocked</h1><p>You are unable to access lab.example</p><p>Cloudflare Ray ID: 8f2</p>",
    ),
    ("Lab", "<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>"),
    ("Lab", "<p>请完成安全验证</p>"),
    ("Labo", "<p>Veuillez vous connecter pour continuer.</p>"),
    ("Lab", "<p>Die Seite wurde nicht gefunden.</p>"),
    ("Lab", "<p>페이지를 찾을 수 없습니다.</p>"),
    ("Lab", "<p>Страница не найдена</p>"),
    ("Lab", "<h1>Whoops</h1><p>Looks like this page doesn't exist.</p>"),
    ("Lab", "<p>The page you are looking for was moved, removed, renamed or might never have existed.</p>"),
    (
        "503 Service Unavailable",
        "<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.</p>",
    ),
    ("x", "<p>This page no longer exists.</p>"),
    ("x", "<p>Sorry, but nothing was found here.</p>"),
    ("x", "<p>This site is temporarily down.</p>"),
    ("404 - Page not found", "<h1>404</h1><p>Page not found</p><h2>Popular articles</h2>" + TEASERS),
    ("Lab", "<p>Page not found</p><h2>Popular articles</h2>" + TEASERS),
    ("Lab", "<h1>We couldn't find that page</h1>" + TEASERS),
]
"""Title and markup."""

STATEMENTS = [
    ("Report", "<h1>Report content</h1><p>If reported material is not found, we tell the reporter.</p>"),
    (
        "LAION-5B",
        "<h1>Dataset withdrawn</h1><p>LAION-5B has been removed while it is reviewed. Links have been moved to Re-LAION.</p>",
    ),
    (
        "Incident",
        "<p>Something went wrong with our release. We published data we should not have, and we withdrew it.</p>",
    ),
    (
        "Data access",
        "<p>Access denied? Write to access@lab.org. We give access to researchers within five days.</p>",
    ),
    ("Removal", "<p>We removed 404 links from the dataset after the report.</p>"),
    ("Report", "<h1>Not found in the data</h1><p>We report 404 items. What was not found is listed.</p>"),
    ("Privacy", "<p>Sign-in data is kept for 30 days and then deleted.</p>"),
    ("Data", "<p>We removed every image whose page no longer answers. 404 pages were dropped.</p>"),
    (
        "Policy",
        "<p>Our models are not available to minors, and access is denied to accounts that we cannot verify.</p>",
    ),
    ("Statement", "<p>The model has been removed from the hub after an audit.</p>"),
    ("Statement", "<p>We do not know what happened to the people whose images were moved.</p>"),
    (
        "Dataset",
        "<h1>Maintenance of the dataset</h1><p>We maintain this dataset and remove links on request.</p>",
    ),
    ("Cookies", "<h1>Cookies</h1><p>We use cookies to count visits. We sell nothing.</p>"),
    ("Help", "<p>If you cannot find the page you are looking for, write to us.</p>"),
    ("Statement", "<p>We checked that no person was human-trafficked in making this data.</p>"),
    ("Safety review", "<p>The dataset is down for a safety review. We removed 2,236 links.</p>"),
    ("Data", "<p>The data set contains pages that are not available any more; we list them.</p>"),
    ("Imprint", "<p>This website is run by volunteers. Nothing here is legal advice.</p>"),
    ("Sorry", "<p>We are sorry. Our model described a person wrongly, and we have changed it.</p>"),
    ("Policy", "<p>Requests that are forbidden by law are refused.</p>"),
    ("Transparency", "<p>Access was denied to three requests in 2025.</p>"),
    (
        "Errors | Lab",
        "<h1>Errors</h1><p>Access was denied to three requests in 2025 and each was told why.</p>",
    ),
    ("Terms", "<p>We ask that you confirm you are 18 or older and a person may ask for help.</p>"),
    ("Kontakt", "<p>Bitte schreiben Sie uns, wenn Sie Fragen haben.</p>"),
    ("Política", "<p>Nuestro modelo no existe para sustituir a las personas.</p>"),
    ("Removal", "<p>We removed images when their page was not found.</p>"),
    (
        "Download",
        "<p>Please log in to download the weights; we give access to everyone who agrees to the licence, and we publish the list of all who have asked, each month, with the reason for every request we did not grant, as we have since 2024, and we will go on doing so.</p><p>More words here about who may use them and how long an answer takes in most cases.</p>",
    ),
]


def notes(title: str, markup: str) -> set[str]:
    read = document(f"<title>{title}</title><main>{markup}</main>")
    return {LOOKS_CHALLENGED, LOOKS_MISSING, LOOKS_REPLACED} & set(read.notes)


@pytest.mark.parametrize(("title", "markup"), IN_PLACE_OF_A_PAGE)
def test_what_stands_in_the_place_of_a_page_is_noted(title: str, markup: str) -> None:
    assert len(notes(title, markup)) == 1


@pytest.mark.parametrize(("title", "markup"), STATEMENTS)
def test_a_statement_may_use_the_same_words(title: str, markup: str) -> None:
    assert notes(title, markup) == set()


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        ("404 - Page not found", "<h1>404</h1><p>Page not found</p><h2>Popular articles</h2>"),
        ("Lab", "<p>Page not found</p><h2>Popular articles</h2>"),
        ("Lab", "<h1>We couldn't find that page</h1>"),
    ],
)
def test_a_lost_page_above_a_list_of_articles_is_noted(title: str, markup: str) -> None:
    assert notes(title, markup + TEASERS) == {LOOKS_MISSING}


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        (
            "About",
            "<p>We use a captcha; just a moment is all it takes. Access denied pages are shown to unusual traffic.</p>",
        ),
        ("Help", "<p>Please sign in to continue.</p>"),
        ("Maintenance", "<p>Our site is undergoing maintenance.</p>"),
    ],
)
def test_a_long_text_may_open_with_a_notice(title: str, markup: str) -> None:
    assert notes(title, f"{markup}<p>{'We say what we do. ' * LONGEST}</p>") == set()


def test_which_of_three() -> None:
    assert notes("Lab", "<p>This page is gone.</p>") == {LOOKS_MISSING}
    assert notes("Lab", "<p>This domain is for sale.</p>") == {LOOKS_REPLACED}
    assert notes("Lab", "<p>Please verify that you are not a robot.</p>") == {LOOKS_CHALLENGED}
