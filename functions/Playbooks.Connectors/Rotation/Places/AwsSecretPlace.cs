using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Places;

/// <summary>A secret of Secrets Manager: a JSON object of which some members are replaced, or, where the member's name is empty, the whole text.</summary>
/// <param name="keys">The member's name for each field.</param>
internal sealed class AwsSecretPlace(AwsAccess access, string secretId, ImmutableSortedDictionary<string, string> keys, IActionScope scope) : ISecretPlace
{
    public string Name => $"aws:{access.Account.Id}/secret/{secretId}:{string.Join("+", keys.Values)}";

    public async Task<ActionOutcome?> LookAsync(CancellationToken token)
    {
        var described = await access.Secrets.DescribeAsync(secretId, token);
        return described.Is(out var secret, out var why)
            ? secret.RotationEnabled ? new ActionOutcome.Refused(CloudCodes.NeedsPerson, $"{Name} rotates by itself: let its rotation do it") : null
            : Outcome(why);
    }

    public async Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        var current = await access.Secrets.GetValueAsync(secretId, SecretDescription.Current, token);
        if (!current.Is(out var held, out var unread))
        {
            return Outcome(unread);
        }

        using (held)
        {
            using var next = Replaced(held, credential);
            if (next is null)
            {
                return new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, $"{Name} holds no JSON object, so its members cannot be replaced");
            }

            if (next.Equals(held))
            {
                return await DropPreviousAsync(token);
            }

            var put = await access.Secrets.PutValueAsync(secretId, VersionToken(credential.Id), next, SecretDescription.Current, token);
            return put.Failure is { } why ? Outcome(why) : await DropPreviousAsync(token);
        }
    }

    /// <remarks>It is read back instead.</remarks>
    public Task<Value> StampAsync(CancellationToken token) => Task.FromResult(Value.Nothing);

    public Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) => Task.FromResult(false);

    public async Task<SecretText?> RecoverAsync(string shownId, CancellationToken token)
    {
        if (!keys.TryGetValue(NewCredential.IdField, out var idKey) || keys[NewCredential.SecretField].Length == 0
            || !(await access.Secrets.GetValueAsync(secretId, SecretDescription.Current, token)).Is(out var held, out _))
        {
            return null;
        }

        using (held)
        {
            var members = JsonTexts.TryParse(held.RevealText());
            return TextOf(members, idKey) == shownId && TextOf(members, keys[NewCredential.SecretField]) is { } secret ? SecretText.Of(secret) : null;
        }
    }

    /// <summary>The old value stays readable under this label, so the label goes.</summary>
    private async Task<ActionOutcome?> DropPreviousAsync(CancellationToken token)
    {
        var described = await access.Secrets.DescribeAsync(secretId, token);
        if (!described.Is(out var secret, out var why))
        {
            return Outcome(why);
        }

        return secret.VersionAt(SecretDescription.Previous) is { } old && (await access.Secrets.MoveStageAsync(secretId, SecretDescription.Previous, old, null, token)).Failure is { } kept
            ? Outcome(kept)
            : null;
    }

    private SecretText? Replaced(SecretText held, NewCredential credential)
    {
        if (keys[NewCredential.SecretField].Length == 0)
        {
            return SecretText.OfUtf8(credential.Fields[NewCredential.SecretField].Reveal());
        }

        if (JsonTexts.TryParse(held.RevealText()) is not { } members)
        {
            return null;
        }

        foreach (var (field, key) in keys)
        {
            members[key] = credential.Fields[field].RevealText();
        }

        return SecretText.Of(members.ToJsonString());
    }

    /// <summary>The same for the same credential at the same place, whatever the attempt: a repeat makes no second version.</summary>
    private string VersionToken(string id) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope.IdempotencyKey}\n{Name}\n{id}")).AsSpan(0, 16)).ToString();

    private static string? TextOf(JsonObject? members, string key) => members?[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private ActionOutcome Outcome(ProviderFailure failure) => AwsCodes.Outcome(failure, scope.Time.GetUtcNow());
}
