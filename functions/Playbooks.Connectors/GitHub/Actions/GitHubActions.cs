using System.Collections.Immutable;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Every action of the provider <c>github</c>.</summary>
public static class GitHubActions
{
    public static ImmutableArray<IAction> In(GitHubTenant tenant, ReadWorkflow readWorkflow, ReadLockfile? readLockfile = null) =>
    [
        new ListRepositories(tenant),
        new FindRuns(tenant, readWorkflow, readLockfile),
        new FindHostileRuns(tenant),
        new FindMachineJobs(tenant),
        new FindHandedOn(tenant, readWorkflow),
        new ReadWorkflows(tenant, readWorkflow),
        ListSecrets.In(tenant),
        ReadOidcSubjects.In(tenant),
        ListDeployKeys.In(tenant),
        ReadLogs.In(tenant),
        CheckWorkflow.In(tenant),
        DisableWorkflow.In(tenant),
        EnableWorkflow.In(tenant),
        CancelRun.In(tenant),
        ForceCancelRun.In(tenant),
        new RejectDeployments(tenant),
        SetActionsPermissions.In(tenant),
        SetWorkflowPermissions.In(tenant),
        new SetOrganizationActions(tenant),
        new SetAllowedActions(tenant),
        new SetEnvironment(tenant),
        ListRunners.In(tenant),
        new SetRunnerPolicy(tenant),
        new SetRunnerGroup(tenant),
        new RemoveRunner(tenant),
        DeleteDeployKey.In(tenant),
        CreateDeployKey.In(tenant),
        new DeleteSecret(tenant),
        new SetSecretRepositories(tenant),
        BlockPushes.In(tenant),
        new LiftPushBlock(tenant),
        SetRef.In(tenant),
        new DeleteRef(tenant),
        new SetArchived(tenant),
        new SetVisibility(tenant),
        ListWebhooks.In(tenant),
        new SetWebhook(tenant),
        PingWebhook.In(tenant),
        new RemoveMember(tenant),
        new RemoveOutsideCollaborator(tenant),
        new RemoveCollaborator(tenant),
        ListCaches.In(tenant),
        new DeleteCaches(tenant),
        ListSecretAlerts.In(tenant),
        new SetSecretAlert(tenant),
        RevokeLeakedCredential.In(tenant),
        DeleteUserToken.In(tenant),
        RevokeOwnToken.In(tenant),
        ListApps.In(tenant),
        new SetAppSuspended(tenant),
        new RemoveApp(tenant),
        ListPatGrants.In(tenant),
        new RevokePatGrants(tenant),
        ListAuthorizedCredentials.In(tenant),
        new RemoveAuthorizedCredential(tenant),
        new RevokeAuthorizedCredentials(tenant),
        ReadAuditLog.In(tenant),
        DispatchWorkflow.In(tenant),
    ];
}
