using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Makes a role that exact subjects of an OpenID Connect provider can become: what takes the place of a static key.</summary>
internal sealed class CreateOidcRole(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.create-oidc-role";

    public static Parameter Policies { get; } = new("policies", ValueType.ListOf(ValueType.Text), Required: false, "ARNs of managed policies that it gets; no more than the key's user had.");

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Make a role that exact subjects of an OpenID Connect provider can become, in place of a static key.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role, new("subjects", ValueType.ListOf(ValueType.Text), Required: true, "Whole subjects without wildcards, such as repo:acme/shop:environment:production."),
            Policies, RemoveAudience.Issuer, RemoveAudience.Audience,
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("trust", ValueType.Text)),
        Undo = "Deletes the role. A provider that was made for it stays: other roles may trust it by then.",
        UndoneBy = [DeleteRole.Name],
        Idempotency = "A role of that name and trust counts as made, and gets the policies that it lacks; a provider that is there is used.",
        Preconditions = ["No role of that name has another trust document."],
        Permissions =
        [
            AwsParameters.Iam("GetRole"), AwsParameters.Iam("CreateRole"), AwsParameters.Iam("ListAttachedRolePolicies"), AwsParameters.Iam("AttachRolePolicy"), AwsParameters.Iam("CreateOpenIDConnectProvider"),
        ],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.InvalidArguments, CloudFailures.Drifted, CloudFailures.AlreadyExists, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable,
            CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var name = call.Need("role");
        if (!call.Texts("subjects").Any() || call.Texts("subjects").Any(s => s.Length == 0 || s.AsSpan().IndexOfAny('*', '?') >= 0))
        {
            return Refused(CloudCodes.InvalidArguments, "subjects: at least one, each whole, without * and ?");
        }

        var got = await access.Roles.GetAsync(name, token);
        if (!got.Is(out var role, out var why))
        {
            return AwsCodes.IsNotFound(why) ? new SurveyOutcome.Surveyed(Found(access, call, isDone: false)) : Failed(why, scope);
        }

        if (!JsonTexts.Same(role.Trust, Trust(access, call)))
        {
            return Refused(CloudCodes.Drifted, $"there is a role {name} with another trust document; it is not changed");
        }

        var listed = await access.RolePolicies.ListAttachedAsync(name, token);
        return listed.Is(out var attached, out var unread) ? new SurveyOutcome.Surveyed(Found(access, call, call.Texts("policies").All(attached.Contains))) : Failed(unread, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (name, trust, now) = (call.Need("role"), Trust(access, call), scope.Time.GetUtcNow());
        var provider = await access.Oidc.CreateAsync($"https://{OidcProviders.IssuerOf(call)}", OidcProviders.AudienceOf(call), token);
        if (provider.Failure is { } unmade && AwsCodes.Ours(unmade.Code) != CloudCodes.AlreadyExists)
        {
            return AwsCodes.Outcome(unmade, now);
        }

        var made = await access.Roles.CreateAsync(name, trust, token);
        if (made.Failure is { } why && !((await access.Roles.GetAsync(name, token)).Is(out var role, out _) && JsonTexts.Same(role.Trust, trust)))
        {
            return AwsCodes.Outcome(why, now);
        }

        foreach (var policy in call.Texts("policies"))
        {
            if ((await access.RolePolicies.AttachAsync(name, policy, token)).Failure is { } refused)
            {
                return AwsCodes.Outcome(refused, now);
            }
        }

        return new ActionOutcome.Succeeded(With(access, ("role", Value.Of(name)), ("trust", Value.Of(trust))));
    }

    private static Survey Found(AwsAccess access, Call call, bool isDone) => new()
    {
        Target = AwsTargets.Role(access, call.Need("role")),
        State = Value.MapOf(("made", Value.Of(isDone))),
        Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = isDone ? null : new UndoCall(DeleteRole.Name, AwsParameters.Provider, Effect.Destroys, With(access, ("role", Value.Of(call.Need("role"))))),
        Change = $"There is a role {call.Need("role")} that exactly {string.Join(", ", call.Texts("subjects"))} can become.",
    };

    private static string Trust(AwsAccess access, Call call)
    {
        var (issuer, subjects) = (OidcProviders.IssuerOf(call), call.Texts("subjects").ToArray());
        return new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Federated"] = $"arn:aws:iam::{access.Account.Id}:oidc-provider/{issuer}" },
                ["Action"] = "sts:AssumeRoleWithWebIdentity",
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject { [$"{issuer}:aud"] = OidcProviders.AudienceOf(call), [$"{issuer}:sub"] = new JsonArray([.. subjects.Select(s => JsonValue.Create(s))]) },
                },
            }),
        }.ToJsonString(TrustDocument.Plain);
    }
}
