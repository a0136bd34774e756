using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Aws.Ssm;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>How <c>aws.read-account</c> writes what it found; documents stay JSON text.</summary>
internal static class AccountOutput
{
    public static Value User(IamUser user, IEnumerable<(IamAccessKey Key, IamKeyUse Use)> keys) => Value.MapOf(
        ("name", Value.Of(user.Name)), ("arn", Value.Of(user.Arn)), ("created", Values.Time(user.Created)),
        ("keys", Values.List(keys, k => Key(k.Key, k.Use))), ("groups", Value.ListOf(user.Groups)),
        ("inline", Documents(user.Inline)), ("attached", Value.ListOf(user.AttachedArns)), ("boundary", Value.Of(user.BoundaryArn)));

    public static Value Role(IamRole role) => Value.MapOf(
        ("name", Value.Of(role.Name)), ("arn", Value.Of(role.Arn)), ("path", Value.Of(role.Path)), ("created", Values.Time(role.Created)), ("trust", Value.Of(role.Trust)),
        ("inline", Documents(role.Inline)), ("attached", Value.ListOf(role.AttachedArns)), ("boundary", Value.Of(role.BoundaryArn)));

    public static Value Group(IamGroup group) => Value.MapOf(
        ("name", Value.Of(group.Name)), ("arn", Value.Of(group.Arn)), ("inline", Documents(group.Inline)), ("attached", Value.ListOf(group.AttachedArns)));

    public static Value Policy(IamManagedPolicy policy) => Value.MapOf(
        ("name", Value.Of(policy.Name)), ("arn", Value.Of(policy.Arn)), ("document", Value.Of(policy.Json)));

    public static Value Provider(IamOidcProvider provider) => Value.MapOf(
        ("arn", Value.Of(provider.Arn)), ("url", Value.Of(provider.Url)), ("clientIds", Value.ListOf(provider.ClientIds)));

    public static Value Secret(SecretDescription secret) => Value.MapOf(
        ("arn", Value.Of(secret.Arn)), ("name", Value.Of(secret.Name)), ("rotates", Value.Of(secret.RotationEnabled)),
        ("changed", Values.Time(secret.LastChanged)), ("accessed", Values.Time(secret.LastAccessed)));

    public static Value Parameter(SsmParameter parameter) => Value.MapOf(
        ("name", Value.Of(parameter.Name)), ("type", Value.Of(parameter.Type)), ("keyId", Value.Of(parameter.KeyId)),
        ("changed", Values.Time(parameter.LastModified)), ("changedBy", Value.Of(parameter.LastModifiedBy)));

    private static Value Key(IamAccessKey key, IamKeyUse use) => Value.MapOf(
        ("id", Value.Of(key.Id)), ("status", Value.Of(key.Status)), ("created", Values.Time(key.Created)),
        ("lastUsed", Values.Time(use.At)), ("lastService", Value.Of(use.Service)), ("lastRegion", Value.Of(use.Region)));

    private static Value Documents(ImmutableArray<IamDocument> documents) =>
        Values.List(documents, d => Value.MapOf(("name", Value.Of(d.Name)), ("document", Value.Of(d.Json))));
}
