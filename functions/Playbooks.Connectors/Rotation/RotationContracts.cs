using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Actions;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Actions;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>What the rotations promise. They are alike but for whose credential it is.</summary>
internal static class RotationContracts
{
    public const string AccessKey = "rotate.aws-access-key";
    public const string EntraPassword = "rotate.entra-password";
    public const string DeployKey = "rotate.github-deploy-key";
    public const string WebhookSecret = "rotate.github-webhook-secret";

    public const string EntraCertificate = "rotate.entra-certificate";
    public const string AwsSecret = "rotate.aws-secret";

    private const string GitHub = "github";

    public static ActionContract OfAccessKey { get; } = Contract(
        AccessKey, AwsParameters.Provider, "Replace an IAM user's access key in every place, prove the consumers, and deactivate the old one.",
        [
            AwsParameters.Account, AwsParameters.User, AwsParameters.Key,
            new("spares", ValueType.ListOf(ValueType.Text), Required: false, "Inactive keys of the user that an earlier action of the plan deletes to make room."),
        ],
        "None: the places held the old value, which nobody can read back. The old key is only deactivated, so it can be activated again.",
        "A key that an interrupted attempt made is known by its absence from the list before; its value is recovered from a place that can be read, or it is deleted and another is made.",
        [
            AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("CreateAccessKey"), AwsParameters.Iam("GetAccessKeyLastUsed"),
            AwsParameters.Iam("UpdateAccessKey"), AwsParameters.Iam("DeleteAccessKey"), AwsParameters.Sts("GetCallerIdentity"),
        ],
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys_update.html");

    public static ActionContract OfEntraPassword { get; } = Contract(
        EntraPassword, EntraParameters.Provider, "Replace an application's client secret in every place, prove the consumers, and remove the old one.",
        [
            EntraParameters.Application, new("keyId", ValueType.Text, Required: true, "Key id of the secret to replace."),
            new("days", ValueType.Int, Required: false, "Days that the new secret is valid; 90 where left out."),
        ],
        "None: a removed secret cannot be had again.",
        "The new secret carries the rotation's name; one that an interrupted attempt made is removed and another is made.",
        [EntraParameters.Read, EntraParameters.Write],
        "https://learn.microsoft.com/graph/api/application-addpassword");

    public static ActionContract OfEntraCertificate { get; } = Contract(
        EntraCertificate, EntraParameters.Provider, "Replace an application's certificate in every place, prove the consumers, and remove the old one.",
        [
            EntraParameters.Application, new("keyId", ValueType.Text, Required: true, "Key id of the certificate to replace."),
            new("days", ValueType.Int, Required: false, "Days that the new certificate is valid; 90 where left out."),
        ],
        "None: the private key of a removed certificate is with its holder only.",
        "The new certificate carries the rotation's name; one that an interrupted attempt made is removed and another is made.",
        [EntraParameters.Read, EntraParameters.Write],
        "https://learn.microsoft.com/graph/api/application-update");

    public static ActionContract OfAwsSecret { get; } = Contract(
        AwsSecret, AwsParameters.Provider, "Replace a value that nobody but its owners issues, in its secret of Secrets Manager and in every copy, and prove the consumers.",
        [
            AwsParameters.Account, new("secret", ValueType.Text, Required: true, "Name or ARN of the secret."),
            new("version", ValueType.Text, Required: true, "Id of the version to replace, which is the current one."),
            new("member", ValueType.Text, Required: false, "Member of the JSON object that is replaced; the whole text where left out."),
        ],
        "None: the old value loses its labels, and Secrets Manager forgets it in time.",
        "A version that an interrupted attempt made is pending or current, and its value is read from there; the same request makes one version however often it is sent.",
        [
            new(AwsParameters.Provider, "secretsmanager:DescribeSecret"), new(AwsParameters.Provider, "secretsmanager:ListSecretVersionIds"),
        ],
        "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html");

    public static ActionContract OfDeployKey { get; } = Contract(
        DeployKey, GitHub, "Replace a repository's deploy key in every place, prove the consumers, and delete the old one.",
        [
            new("repository", ValueType.Text, Required: true, "owner/name."), new("key", ValueType.Text, Required: true, "Id of the deploy key to replace."),
            new("readOnly", ValueType.Bool, Required: false, "Whether the new key may only read; true where left out."),
        ],
        "None: a deleted deploy key's private half is with its holder only.",
        "The new key carries the rotation's title; one that an interrupted attempt made is deleted and another is made.",
        [new(GitHub, "administration:write")],
        "https://docs.github.com/rest/deploy-keys/deploy-keys");

    public static ActionContract OfWebhookSecret { get; } = Contract(
        WebhookSecret, GitHub, "Replace the secret that a webhook signs with: first where its receiver reads it, then at GitHub, and prove it by a ping.",
        [
            new("repository", ValueType.Text, Required: false, "owner/name; this or organization."), new("organization", ValueType.Text, Required: false, "Login of the organisation; this or repository."),
            new("hook", ValueType.Int, Required: true, "Id of the webhook."),
        ],
        "None: nobody can read the old secret. The webhook's address and events are not touched.",
        "A new secret that an interrupted attempt made is recovered from a place that can be read, or another is made; GitHub tells when the webhook was written.",
        [new(GitHub, "repository_hooks:write"), new(GitHub, "organization_hooks:write")],
        "https://docs.github.com/rest/repos/webhooks#update-a-webhook-configuration-for-a-repository");

    private static ActionContract Contract(
        string name, string provider, string summary, ImmutableArray<Parameter> inputs, string undo, string idempotency, ImmutableArray<Permission> permissions, string source) => new()
        {
            Name = name,
            Summary = summary,
            Provider = provider,
            Effect = Effect.Destroys,
            Inputs = [.. inputs, .. RotationArguments.Inputs],
            Output = ValueType.ObjectOf(("state", ValueType.Text), ("old", ValueType.Text), ("new", ValueType.Text), ("places", ValueType.ListOf(ValueType.Text)), ("checks", ValueType.ListOf(ValueType.Text))),
            Undo = undo,
            Idempotency = idempotency,
            Preconditions = ["Every reader named is dead before the new value is written.", "The places exist.", "The run itself does not work with the old credential.", "The old credential is not retired before every check has passed."],
            Permissions =
            [
                .. permissions, new(GitHub, "secrets:write"), new(GitHub, "organization_secrets:write"), new(GitHub, "environments:write"), new(GitHub, "actions:write"),
                new(AwsParameters.Provider, "secretsmanager:DescribeSecret"), new(AwsParameters.Provider, "secretsmanager:GetSecretValue"),
                new(AwsParameters.Provider, "secretsmanager:PutSecretValue"), new(AwsParameters.Provider, "secretsmanager:UpdateSecretVersionStage"),
                new(AwsParameters.Provider, "ssm:GetParameter"), new(AwsParameters.Provider, "ssm:PutParameter"),
            ],
            Failures = CloudFailures.With(
                CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.SelfLockout, CloudFailures.InvalidArguments, CloudFailures.CheckFailed,
                CloudFailures.NeedsPerson, CloudFailures.Grace, CloudFailures.InvalidRequest, CloudFailures.Busy),
            Source = source,
        };
}
