using System.Text.RegularExpressions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>
/// What was sent, as it is kept: the same document with secrets masked. Some senders put the secret that they found into the alert, and
/// nothing that is written here may hold one.
/// </summary>
public static partial class Originals
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "secret", "password", "access_token", "client_secret", "private_key", "secretAccessKey", "secret_access_key", "sessionToken", "session_token", "refresh_token", "webhook_secret",
    };

    public static Value Mask(Value document) => document switch
    {
        Value.Map map => Map(map),
        Value.List list => Value.ListOf(list.Elements.Select(Mask)),
        Value.Text text => Text(text),
        _ => document,
    };

    private static Value.Map Map(Value.Map map)
    {
        var masked = new ValueMap.Builder();
        foreach (var (key, value) in map.Entries)
        {
            masked.Set(key, value is Value.Text { Content.Length: > 0 } && key is Value.Text name && Names.Contains(name.Content) ? Value.Of(SecretText.Mask) : Mask(value));
        }

        return new Value.Map(masked.Build());
    }

    private static Value.Text Text(Value.Text text) => Tokens().IsMatch(text.Content) ? new Value.Text(Tokens().Replace(text.Content, SecretText.Mask)) : text;

    /// <summary>Values whose form alone says that they are secrets: GitHub's, Slack's and npm's tokens, private keys, JSON web tokens.</summary>
    [GeneratedRegex(
        @"\bgh[pousr]_[A-Za-z0-9]{30,255}|\bgithub_pat_[A-Za-z0-9_]{30,255}|\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|\bnpm_[A-Za-z0-9]{30,64}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
