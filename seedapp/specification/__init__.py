"""Step 5: published revisions and their OpenAPI documents."""
