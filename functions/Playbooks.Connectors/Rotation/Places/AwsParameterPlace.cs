using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Places;

/// <summary>SecureString parameters of Systems Manager, one for each field. The secret is written before the id, so that an id never stands beside an older secret.</summary>
/// <param name="names">The parameter's name for each field.</param>
internal sealed class AwsParameterPlace(AwsAccess access, ImmutableSortedDictionary<string, string> names, IActionScope scope) : ISecretPlace
{
    public string Name => $"aws:{access.Account.Id}/parameter/{string.Join("+", names.Values)}";

    public async Task<ActionOutcome?> LookAsync(CancellationToken token)
    {
        foreach (var name in names.Values)
        {
            var got = await access.Parameters.GetAsync(name, token);
            if (!got.Is(out var held, out var why))
            {
                return Outcome(why);
            }

            held.Dispose();
        }

        return null;
    }

    public async Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        foreach (var (field, name) in names.Reverse())
        {
            if (await WriteAsync(name, credential.Fields[field], token) is { } why)
            {
                return why;
            }
        }

        return null;
    }

    /// <remarks>It is read back instead.</remarks>
    public Task<Value> StampAsync(CancellationToken token) => Task.FromResult(Value.Nothing);

    public Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) => Task.FromResult(false);

    public async Task<SecretText?> RecoverAsync(string shownId, CancellationToken token)
    {
        if (!names.TryGetValue(NewCredential.IdField, out var idName) || !(await access.Parameters.GetAsync(idName, token)).Is(out var id, out _))
        {
            return null;
        }

        using (id)
        {
            return id.RevealText() == shownId && (await access.Parameters.GetAsync(names[NewCredential.SecretField], token)).Is(out var secret, out _) ? secret : null;
        }
    }

    /// <summary>A value that is there already makes no new version.</summary>
    private async Task<ActionOutcome?> WriteAsync(string name, SecretText value, CancellationToken token)
    {
        if (!(await access.Parameters.GetAsync(name, token)).Is(out var held, out var unread))
        {
            return Outcome(unread);
        }

        using (held)
        {
            return held.Equals(value) || (await access.Parameters.PutAsync(name, value, token)).Failure is not { } why ? null : Outcome(why);
        }
    }

    private ActionOutcome Outcome(ProviderFailure failure) => AwsCodes.Outcome(failure, scope.Time.GetUtcNow());
}
