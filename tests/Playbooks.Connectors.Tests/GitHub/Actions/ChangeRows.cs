namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Every action of GitHub that changes or destroys, at work.</summary>
internal static class ChangeRows
{
    private const string Ship = """{"repository":"acme/shop","path":".github/workflows/ship.yml","role":"arn:aws:iam::111122223333:role/ship"}""";

    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJNWSHQ+M3bySCCSICLZlMWqcqgkPnCdFkLaQkYeKUna";

    public static IReadOnlyList<ChangeRow> All { get; } =
    [
        .. Workflows, .. Policies, .. Keys, .. Runners, .. Repositories, .. Hooks, .. People, .. Leaks, .. Access, .. Apps, .. Federation,
    ];

    private static IEnumerable<ChangeRow> Workflows =>
    [
        new("github.disable-workflow", """{"repository":"acme/web","workflow":"ci.yml"}""", "actions/disable-workflow"),
        new("github.enable-workflow", """{"repository":"acme/web","workflow":"ci.yml"}""", "actions/enable-workflow")
        {
            Arrange = async github => await github.PerformAsync("github.disable-workflow", """{"repository":"acme/web","workflow":"ci.yml"}"""),
        },
        new("github.cancel-run", github => $$"""{"repository":"acme/web","run":{{github.Run("stuck")}},"grace":2}""", "actions/force-cancel-workflow-run")
        {
            Refusals = new Dictionary<int, string> { [409] = "still-running" },
        },
        new("github.force-cancel-run", github => $$"""{"repository":"acme/web","run":{{github.Run("stuck")}}}""", "actions/force-cancel-workflow-run")
        {
            Refusals = new Dictionary<int, string> { [409] = "succeeded" },
        },
        new("github.reject-deployments", github => $$"""{"repository":"acme/web","run":{{github.Run("waiting")}}}""", "actions/review-pending-deployments-for-run"),
        new("github.dispatch-workflow", """{"repository":"acme/web","workflow":"ci.yml","ref":"main"}""", "actions/create-workflow-dispatch")
        {
            Pause = TimeSpan.FromSeconds(10), IsSeen = false, HasUndo = false,
        },
        new("github.controlled-run", """{"repository":"acme/web","workflow":"ci.yml","ref":"main","indicators":["exfiltrate"]}""", "actions/create-workflow-dispatch")
        {
            Pause = TimeSpan.FromSeconds(10), IsSeen = false, HasUndo = false,
        },
    ];

    private static IEnumerable<ChangeRow> Federation =>
    [
        new("github.propose-federation", Ship, "pulls/create") { IsDescribed = false },
        new("github.propose-federation", Ship, "repos/create-or-update-file-contents"),
        new("github.close-proposal", """{"repository":"acme/shop","branch":"incident-response/oidc-ship-yml"}""", "git/delete-ref")
        {
            Arrange = async github => await github.PerformAsync("github.propose-federation", Ship),
        },
    ];

    private static IEnumerable<ChangeRow> Policies =>
    [
        new("github.set-actions-permissions", """{"repository":"acme/web","enabled":false}""", "actions/set-github-actions-permissions-repository"),
        new("github.set-workflow-permissions", """{"repository":"acme/web","permissions":"read"}""", "actions/set-github-actions-default-workflow-permissions-repository"),
        new("github.set-workflow-permissions", """{"organization":"acme","permissions":"write","can_approve":true}""", "actions/set-github-actions-default-workflow-permissions-organization"),
        new("github.set-organization-actions", """{"organization":"acme","enabled_repositories":"none"}""", "actions/set-github-actions-permissions-organization"),
        new("github.set-organization-actions", """{"organization":"acme","enabled_repositories":"selected","repositories":["acme/api"]}""", "actions/set-selected-repositories-enabled-github-actions-organization")
        {
            Arrange = async github => await github.PerformAsync("github.set-organization-actions", """{"organization":"acme","enabled_repositories":"selected","repositories":["acme/web"]}"""),
        },
        new("github.set-allowed-actions", """{"organization":"acme","allowed_actions":"local_only"}""", "actions/set-github-actions-permissions-organization"),
        new("github.set-allowed-actions", """{"repository":"acme/web","allowed_actions":"selected","sha_pinning_required":true,"patterns":["b/c@*","actions/checkout@*"]}""", "actions/set-allowed-actions-repository"),
        new("github.set-oidc-subject", """{"repository":"acme/web","use_default":false,"claim_keys":["repo","job_workflow_ref"]}""", "actions/set-custom-oidc-sub-claim-for-repo"),
        new("github.set-environment", """{"repository":"acme/web","environment":"production","wait":43200,"branches":"protected"}""", "repos/create-or-update-environment"),
    ];

    private static IEnumerable<ChangeRow> Keys =>
    [
        new("github.create-deploy-key", $$"""{"repository":"acme/api","title":"t","public_key":"{{Key}}"}""", "repos/create-deploy-key"),
        new("github.delete-deploy-key", $$"""{"repository":"acme/api","public_key":"{{Key}}"}""", "repos/delete-deploy-key")
        {
            Arrange = async github => await github.PerformAsync("github.create-deploy-key", $$"""{"repository":"acme/api","title":"t","public_key":"{{Key}}"}"""),
        },
        new("github.delete-secret", """{"repository":"acme/web","name":"NPM_TOKEN"}""", "actions/delete-repo-secret"),
        new("github.delete-secret", """{"organization":"acme","name":"SHARED"}""", "actions/delete-org-secret"),
        new("github.delete-secret", """{"repository":"acme/web","environment":"production","name":"PROD"}""", "actions/delete-environment-secret"),
        new("github.delete-secret", """{"repository":"acme/web","store":"dependabot","name":"NPM_TOKEN"}""", "dependabot/delete-repo-secret"),
        new("github.delete-secret", """{"organization":"acme","store":"dependabot","name":"REGISTRY"}""", "dependabot/delete-org-secret"),
        new("github.delete-secret", """{"repository":"acme/web","store":"codespaces","name":"DEV"}""", "codespaces/delete-repo-secret"),
        new("github.set-secret-repositories", """{"organization":"acme","name":"SHARED","repositories":[]}""", "actions/set-selected-repos-for-org-secret"),
    ];

    private static IEnumerable<ChangeRow> Repositories =>
    [
        new("github.block-pushes", """{"organization":"acme","repositories":["acme/web"]}""", "repos/create-org-ruleset"),
        new("github.block-pushes", """{"organization":"acme","target":"tag"}""", "repos/create-org-ruleset") { Name = "everywhere" },
        new("github.block-pushes", """{"repository":"acme/web","name":"freeze"}""", "repos/create-repo-ruleset"),
        new("github.lift-push-block", """{"organization":"acme"}""", "repos/delete-org-ruleset")
        {
            Arrange = async github => await github.PerformAsync("github.block-pushes", """{"organization":"acme","repositories":["acme/web","acme/api"]}"""),
        },
        new("github.set-ref", github => $$"""{"repository":"acme/web","ref":"tags/v1","sha":"{{github.Commit("good")}}"}""", "git/update-ref"),
        new("github.set-ref", github => $$"""{"repository":"acme/web","ref":"heads/new","sha":"{{github.Commit("good")}}"}""", "git/create-ref"),
        new("github.delete-ref", """{"repository":"acme/web","ref":"heads/rogue"}""", "git/delete-ref"),
        new("github.set-archived", """{"repository":"acme/web","archived":true}""", "repos/update"),
        new("github.set-visibility", """{"repository":"acme/web","visibility":"private"}""", "repos/update"),
        new("github.delete-caches", """{"repository":"acme/web","since":"2025-03-14T00:00:00Z"}""", "actions/delete-actions-cache-by-id"),
    ];

    private static IEnumerable<ChangeRow> Hooks =>
    [
        new("github.set-webhook", github => $$"""{"repository":"acme/web","hook":{{github.Hook("web")}},"active":false}""", "repos/update-webhook"),
        new("github.set-webhook", github => $$"""{"organization":"acme","hook":{{github.Hook("org")}},"url":"https://elsewhere.example.com/"}""", "orgs/update-webhook-config-for-org"),
    ];

    private static IEnumerable<ChangeRow> People =>
    [
        new("github.remove-member", """{"organization":"acme","user":"mallory"}""", "orgs/remove-member"),
        new("github.remove-outside-collaborator", """{"organization":"acme","user":"trent"}""", "orgs/remove-outside-collaborator"),
        new("github.remove-collaborator", """{"repository":"acme/web","user":"trent"}""", "repos/remove-collaborator"),
    ];

    private static IEnumerable<ChangeRow> Leaks =>
    [
        new("github.set-secret-alert", """{"repository":"acme/web","alert":1,"state":"resolved","comment":"rotated"}""", "secret-scanning/update-alert"),
        new("github.delete-user-token", """{"repository":"acme/web","alert":3,"app":9}""", "apps/delete-token"),
        new("github.revoke-leaked-credential", """{"repository":"acme/web","alert":1}""", "credentials/revoke"),
    ];

    private static IEnumerable<ChangeRow> Access =>
    [
        new("github.revoke-pat-grants", github => $$"""{"organization":"acme","grants":[{{github.Grant("evil")}}]}""", "orgs/update-pat-access"),
        new("github.revoke-pat-grants", github => $$"""{"organization":"acme","grants":[{{github.Grant("evil")}},{{github.Grant("deploy")}}]}""", "orgs/update-pat-accesses"),
        new("github.remove-authorized-credential", github => $$"""{"organization":"acme","credential":{{github.Authorization("mallory", "ssh_key")}}}""", "orgs/remove-saml-sso-authorization"),
        new("github.revoke-authorized-credentials", """{"organization":"acme"}""", "orgs/revoke-all-credential-authorizations"),
        new("github.revoke-authorized-credentials", """{"organization":"acme","type":"ssh_key"}""", "orgs/revoke-credential-type"),
        new("github.revoke-authorized-credentials", """{"organization":"acme","user":"mallory"}""", "orgs/revoke-credential-authorizations-for-user"),
        new("github.revoke-authorized-credentials", """{"organization":"acme","user":"mallory","type":"classic_pat"}""", "orgs/revoke-credential-type-for-user"),
    ];

    private static IEnumerable<ChangeRow> Apps =>
    [
        new("github.set-app-suspended", """{"organization":"acme","app":9,"suspended":true}""", "apps/suspend-installation"),
        new("github.set-app-suspended", """{"organization":"acme","app":9,"suspended":false}""", "apps/unsuspend-installation")
        {
            Arrange = async github => await github.PerformAsync("github.set-app-suspended", """{"organization":"acme","app":9,"suspended":true}"""),
        },
        new("github.remove-app", """{"organization":"acme","app":9,"enterprise":"acme-corp"}""", "enterprise-apps/delete-installation"),
        new("github.revoke-own-token", """{"organization":"acme"}""", "apps/revoke-installation-access-token") { IsSeen = false },
    ];

    private static IEnumerable<ChangeRow> Runners =>
    [
        new("github.set-runner-policy", """{"organization":"acme","enabled_repositories":"none"}""", "actions/set-self-hosted-runners-permissions-organization"),
        new("github.set-runner-group", """{"organization":"acme","group":"Build","visibility":"selected"}""", "actions/update-self-hosted-runner-group-for-org"),
        new("github.remove-runner", """{"organization":"acme","runner":"builder"}""", "actions/delete-self-hosted-runner-from-org")
        {
            Refusals = new Dictionary<int, string> { [422] = "runner-busy" },
        },
    ];
}
