using System.Buffers.Text;
using System.Security.Cryptography;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Rotation.Checks;
using Playbooks.Connectors.Rotation.Places;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>
/// The secret of a webhook is made here. GitHub never shows one, so a new one is known by the start of its SHA-256, which tells nothing of
/// 256 random bits, and which ones there are is known from the rotation's own marks.
/// </summary>
internal sealed class WebhookSecretIssuer(GitHubApi api, HookPlace hook, IActionScope scope) : ISendingIssuer
{
    private const int Length = 32;
    private const int Shown = 16;

    /// <summary>What the secret of before is called.</summary>
    public static string Old(HookPlace hook) => $"{hook}";

    public ISecretPlace Sender { get; } = new WebhookPlace(api, hook, scope);

    public IConsumerCheck Proof { get; } = new WebhookCheck(api, hook, scope);

    public int? Slots => null;

    public string Access(string id) => $"{hook}/secret";

    public Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token)
    {
        if (!(await api.GetHookAsync(hook, token)).Is(out _, out var why))
        {
            return (null, CloudOutcomes.Of(why, null, scope.Time.GetUtcNow()));
        }

        var made = scope.History.Where(m => m.Name == RotationMarks.Created).Select(m => m.Data.GetText("id")).OfType<string>().Distinct(StringComparer.Ordinal);
        return (new Standing([new StandingCredential(Old(hook), Works: scope.History.All(m => m.Name != RotationMarks.Retired), IsMarked: false), .. made.Select(id => new StandingCredential(id, Works: true, IsMarked: true))]), null);
    }

    public Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token)
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var text = new byte[Base64Url.GetEncodedLength(Length)];
        Base64Url.EncodeToUtf8(bytes, text);
        var id = $"{hook}#{Convert.ToHexStringLower(SHA256.HashData(text))[..Shown]}";
        var secret = SecretText.OfUtf8(text);
        CryptographicOperations.ZeroMemory(bytes);
        CryptographicOperations.ZeroMemory(text);
        return Task.FromResult<(NewCredential?, ActionOutcome?)>((NewCredential.Of(id, id, secret), null));
    }

    public Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token) => Task.FromResult<(bool, ActionOutcome?)>((false, null));

    /// <summary>Nobody keeps one that was replaced.</summary>
    public Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    /// <summary>It died when the sender got the new one.</summary>
    public Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);
}
