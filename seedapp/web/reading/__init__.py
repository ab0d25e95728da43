"""The two views of a published revision, goals and contract: reviewers and the team read the same.

A revision never changes: what is made of it alone is made once in each process and kept (`frozen`), also
the skeletons of pages, with holes (`holes`) for what is said, what somebody has seen, and addresses.
"""
