"""All that the pages can do, programs can do: each page that writes has its operation, or a reason."""

import yaml

from seedapp.rest.schema.document import document

from ..access.pages import PAGES

OPERATIONS = {
    # the front door
    "add_workspace": {"foundWorkspace"},
    "accept_invitation": {"acceptInvitation"},
    "add_design": {"addDesign"},
    "import_design": {"importDesign"},
    "confirm_import": {"importDesign"},
    "put_back_design": {"listDeletedDesigns", "putBackDesign"},
    "invite": {"invite"},
    "change_member": {"changeRole", "removeMember"},
    "withdraw_invitation": {"withdrawInvitation"},
    "webhooks": {"addWebhook"},
    "webhook": {"editWebhook"},
    "webhook_deed": {"removeWebhook", "renewSecret", "sendTest", "switchOffWebhook", "switchOnWebhook"},
    "webhook_delivery": {"redeliver", "skipDelivery"},
    # the design as a whole
    "design_settings": {"editDesign"},
    "design_style": {"editDesign"},
    "remove_design": {"removeDesign"},
    "add_service": {"addService"},
    "service": {"editService"},
    "remove_service": {"removeService"},
    "undo_change": {"undoChange"},
    "restore_moment": {"restoreMoment"},
    "waivers": {"waive", "takeUpAgain"},
    "mends": {"carryOutMend"},
    "read_notices": {"listNotices", "markNotices"},
    "open_notice": {"markNotice"},
    "notice_preferences": {"readNoticePreferences", "editNoticePreferences"},
    "see_changes": {"readNews", "seeChanges"},
    # 1 actors, 2 job stories, 3 interactions
    "add_actor": {"addActor"},
    "order_actors": {"orderActors"},
    "actor": {"editActor"},
    "remove_actor": {"removeActor"},
    "add_job_story": {"addJobStory"},
    "order_job_stories": {"orderJobStories"},
    "paste_job_stories": {"readPastedStories"},
    "keep_pasted": {"addSeveralStories"},
    "accept_technical_story": {"listTechnicalStories", "acceptTechnicalStories"},
    "job_story": {"editJobStory"},
    "remove_job_story": {"removeJobStory"},
    "add_interaction": {"addInteraction", "proposeInteraction"},
    "order_interactions": {"orderInteractions"},
    "draft_drawing": {"readDraft"},
    "interaction": {"editInteraction"},
    "remove_interaction": {"removeInteraction"},
    # 4 queries and actions
    "add_operation": {"addOperation"},
    "fields_from_sample": {"readSample"},
    "accept_candidate": {"acceptCandidate", "acceptCandidates"},
    "dismiss_candidate": {"dismissCandidate"},
    "reconsider_candidate": {"reconsiderCandidate"},
    "matrix": {"linkStory"},
    "add_type": {"addType"},
    "type": {"editType"},
    "remove_type": {"removeType"},
    "order_operations": {"orderOperations"},
    "operation": {"editOperation"},
    "remove_operation": {"removeOperation"},
    "merge_operation": {"mergeOperation"},
    # 5 specification, 6 feedback
    "binding": {"editOperation"},
    "open_mock": {"openMock"},
    "close_mock": {"closeMock"},
    "publish": {"publishRevision", "readPublishing"},
    "withdraw_revision": {"withdrawRevision"},
    "public_addresses": {"readPublication", "setPublication", "renewPublication"},
    "begin_thread": {"beginThread"},
    "approve_revision": {"approveRevision"},
    "open_round": {"openRound"},
    "close_round": {"closeRound"},
    "reopen_round": {"reopenRound"},
    "extend_round": {"extendRound"},
    "make_links": {"makeLinks"},
    "renew_link": {"renewLink"},
    "revoke_link": {"revokeLink"},
    "ask_members": {"askMembers"},
    "add_question": {"addQuestion"},
    "remove_question": {"removeQuestion"},
    "own_review": {"enterRound"},
    "own_review_goal": {"answerGoal", "listGoalAnswers"},
    "answer_thread": {"answerThread"},
    "attach_thread": {"attachThread"},
    "detach_thread": {"detachThread"},
    "apply_suggestion": {"applySuggestion"},
    "address_thread": {"addressThread"},
    "dismiss_thread": {"dismissThread"},
    "resolve_thread": {"resolveThread"},
    "reopen_thread": {"reopenThread"},
}
NOT_FOR_PROGRAMS = {
    "here": "says that a page is open; a program has none",
    "mock": "is the mock itself, an API of its own",
    "stop_mail": "is the link in letters, pressed by mail programs and whoever has it",
    "confirm_mail": "is the link in a letter to a guest, who has no token",
    "own_review_told": "is `markNotices` for a program",
    "own_review_mail": "leads to the preferences, which programs edit",
    "review_told": "belongs to guests of a review, who come by a link and have no token",
    "review_mail": "belongs to guests of a review, who come by a link and have no token",
    "account": "changes how a person signs in: a token that leaked must not",
    "end_session": "ends sessions of browsers: a token that leaked must not",
    "tokens": "makes tokens: a token that leaked must not outlive itself",
    "revoke_token": "belongs to the page of tokens, where all of them are seen",
    **dict.fromkeys(
        [
            "own_review_answers",
            "own_review_say",
            "own_review_thread",
            "own_review_verdict",
        ],
        "is the page of a person who reviews; a program says the same through threads and verdicts",
    ),
    "review": "belongs to guests of a review, who come by a link and have no token",
    "own_review_seen": "says that a page was read; a program reads none",
    "revision_seen": "says that a page was read; a program reads none",
    "review_seen": "says that a page was read; a program reads none",
    "review_goal": "belongs to guests of a review, who come by a link and have no token",
    "review_say": "belongs to guests of a review, who come by a link and have no token",
    "review_thread": "belongs to guests of a review, who come by a link and have no token",
    "review_answers": "belongs to guests of a review, who come by a link and have no token",
    "review_verdict": "belongs to guests of a review, who come by a link and have no token",
}


def operations():
    told = yaml.safe_load(document())
    return {one["operationId"] for path in told["paths"].values() for one in path.values()}


def test_each_page_that_writes_has_its_operation_or_a_reason():
    pages = {page.name for page in PAGES if page.method == "POST" and not page.name.startswith("rest_")}

    assert pages == set(OPERATIONS) | set(NOT_FOR_PROGRAMS)


def test_the_operations_of_the_pages_are_there():
    there = operations()
    missing = {page: names - there for page, names in OPERATIONS.items() if names - there}

    assert missing == {}
