namespace Playbooks.Connectors.Tests.GitHub.Actions;

internal sealed partial class SandboxGitHub
{
    private const string Data = """
        {
          "name": "acme", "now": "2025-03-16T12:00:00Z",
          "github": {
            "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "write", "administration": "write", "contents": "write", "metadata": "read",
              "secrets": "write", "environments": "write", "organization_secrets": "write", "organization_administration": "write",
              "organization_self_hosted_runners": "write", "repository_hooks": "write", "organization_hooks": "write", "members": "write",
              "dependabot_secrets": "write", "organization_dependabot_secrets": "write", "codespaces_secrets": "write", "secret_scanning_alerts": "write", "organization_personal_access_tokens": "write",
              "deployments": "write", "enterprise_organization_installations": "write", "pull_requests": "write", "workflows": "write"}},
            "apps": [{"id": 9, "slug": "ci-bot", "installation": 90, "permissions": {"contents": "write"}}],
            "organisations": [{
              "login": "acme", "members": ["dana", "mallory"],
              "invitations": [{"user": "oscar", "role": "admin", "at": "2025-03-14T23:00:00Z"}],
              "pat_grants": [{"name": "deploy", "user": "dana", "permissions": ["contents:write"]}, {"name": "evil", "user": "mallory"}],
              "authorizations": [{"user": "mallory", "type": "ssh_key"}, {"user": "mallory", "type": "classic_pat"}, {"user": "dana", "type": "oauth_app_token"}],
              "audit": [{"at": "2025-03-13T17:00:00Z", "action": "repo.create", "actor": "dana", "repo": "acme/web"},
                        {"at": "2025-03-14T22:30:00Z", "action": "org.add_member", "actor": "dana", "user": "mallory"}],
              "hooks": [{"url": "https://hooks.example.com/org", "events": ["push"], "secret": "mint:text/org-hook"}],
              "dependabot_secrets": {"REGISTRY": "mint:npm_token/registry"},
              "runner_groups": [{"name": "Build", "visibility": "all"}],
              "runners": [{"name": "builder", "group": "Build", "labels": ["self-hosted", "Linux"]}, {"name": "busy", "busy": true, "labels": ["self-hosted"]}],
              "secrets": [{"name": "SHARED", "value": "mint:npm_token/shared", "visibility": "selected", "selected": ["web"]}],
              "repositories": [
                {"name": "web", "visibility": "public", "packages": ["pkg:npm/left-pad@1.3.0", "pkg:npm/%40acme/ui@2.0.0"], "actions": {"default_workflow_permissions": "write"},
                 "secrets": {"DEPLOY_KEY": "mint:ssh_key/web", "NPM_TOKEN": "mint:npm_token/web"},
                 "dependabot_secrets": {"NPM_TOKEN": "mint:npm_token/dependabot"}, "codespaces_secrets": {"DEV": "mint:text/dev"},
                 "collaborators": {"trent": "push"},
                 "hooks": [{"url": "https://hooks.example.com/web", "events": ["push", "release"], "secret": "mint:text/web-hook"}],
                 "commits": [{"name": "good", "at": "2025-03-01T00:00:00Z"}, {"name": "head", "at": "2025-03-12T00:00:00Z"}, {"name": "rogue", "branch": "rogue", "at": "2025-03-14T21:00:00Z"}],
                 "tags": {"v1": "rogue"},
                 "caches": [{"key": "npm-1", "at": "2025-03-01T00:00:00Z"}, {"key": "npm-2", "at": "2025-03-14T22:00:00Z"}],
                 "alerts": [{"type": "github_personal_access_token", "value": "mint:github_pat/leak", "public": true}, {"type": "npm_access_token", "value": "mint:npm_token/web"}, {"type": "github_user_token", "value": "mint:github_user_token/user"}],
                 "keys": [{"name": "web", "title": "deploy", "read_only": false}],
                 "environments": [{"name": "production", "reviewers": ["dana"], "apps_may_review": true, "secrets": {"PROD": "mint:text/prod"}}],
                 "runs": [
                   {"name": "before", "workflow": "ci.yml", "at": "2025-03-13T10:00:00Z", "jobs": [{"name": "build", "steps": ["Run tj-actions/changed-files@v44"]}]},
                   {"name": "rerun", "workflow": "ci.yml", "at": "2025-03-10T10:00:00Z",
                    "attempts": [{"at": "2025-03-10T10:00:00Z", "jobs": ["build"]},
                                 {"at": "2025-03-14T19:00:00Z", "jobs": [{"name": "build", "steps": ["Run tj-actions/changed-files@v44"], "leaks": ["NPM_TOKEN"]}, "lint"]}]},
                   {"name": "inside", "workflow": "ci.yml", "at": "2025-03-14T20:00:00Z", "jobs": [{"name": "build", "steps": ["Run tj-actions/changed-files@v44"]}]},
                   {"name": "docs", "workflow": "docs.yml", "at": "2025-03-14T20:30:00Z", "jobs": ["docs"]},
                   {"name": "waiting", "workflow": "ci.yml", "at": "2025-03-16T11:50:00Z", "status": "waiting", "waits_for": ["production"], "jobs": ["build"]},
                   {"name": "stuck", "workflow": "ci.yml", "at": "2025-03-16T11:55:00Z", "status": "in_progress", "stubborn": true, "jobs": ["build"]}]},
                {"name": "api", "visibility": "private"}, {"name": "shop", "visibility": "private"}
              ]
            }]
          }
        }
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["repositories/shop/workflows/ship.yml"] = """
            on: workflow_dispatch
            jobs:
              ship:
                environment: production
                steps:
                  - uses: aws-actions/configure-aws-credentials@v4
                    with:
                      aws-region: us-east-1
                      aws-access-key-id: ${{ secrets.AWS_ID }}
                      aws-secret-access-key: ${{ secrets.AWS_SECRET }}
                  - run: ./ship
            """,
        ["repositories/web/workflows/ci.yml"] = """
            name: CI
            on: [push, workflow_dispatch]
            jobs:
              build: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@v4}, {uses: tj-actions/changed-files@v44}]}
              lint: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@v4}]}
            """,
        ["repositories/web/workflows/docs.yml"] = "on: push\njobs:\n  docs: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@v4}]}\n",
    };
}
