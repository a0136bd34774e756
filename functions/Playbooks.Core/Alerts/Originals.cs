using System.Text;
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

    /// <summary>Documents that are texts in documents, one in the other; what lies deeper is masked as text.</summary>
    private const int Deepest = 4;

    /// <summary>The attribute of CloudEvents that holds data as base64.</summary>
    private const string Coded = "data_base64";

    /// <summary>Any value under the name of a secret, and any text that has the form of one, also in JSON that is a text and in a CloudEvent's <c>data_base64</c>.</summary>
    public static Value Mask(Value document) => Mask(document, Deepest);

    private static Value Mask(Value document, int deepest) => document switch
    {
        Value.Map map => Map(map, deepest),
        Value.List list => Value.ListOf(list.Elements.Select(element => Mask(element, deepest))),
        Value.Text text => Value.Of(Text(text.Content, deepest)),
        _ => document,
    };

    private static Value.Map Map(Value.Map map, int deepest)
    {
        var masked = new ValueMap.Builder();
        foreach (var (key, value) in map.Entries)
        {
            masked.Set(key, (key as Value.Text)?.Content is not { } name ? Mask(value, deepest) : Named(name, value, deepest));
        }

        return new Value.Map(masked.Build());
    }

    private static Value Named(string name, Value value, int deepest) => value switch
    {
        Value.Null or Value.Text { Content: "" } => value,
        _ when Names.Contains(name) => Value.Of(SecretText.Mask),
        Value.Text coded when name == Coded => Value.Of(Recoded(coded.Content, deepest)),
        _ => Mask(value, deepest),
    };

    /// <summary>A text that is JSON stays as it was sent, unless something in it was masked.</summary>
    private static string Text(string text, int deepest)
    {
        if (deepest > 0 && text.AsSpan().TrimStart() is ['{' or '[', ..] && PlainJson.Read(text) is JsonOutcome.Read { Value: var inner })
        {
            var masked = PlainJson.Write(Mask(inner, deepest - 1));
            return masked == PlainJson.Write(inner) ? text : masked;
        }

        return Tokens().Replace(text, SecretText.Mask);
    }

    private static string Recoded(string coded, int deepest)
    {
        var bytes = new byte[coded.Length];
        if (!Convert.TryFromBase64String(coded, bytes, out var length))
        {
            return Text(coded, deepest);
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var masked = Text(text, deepest);
        return masked == text ? coded : Convert.ToBase64String(Encoding.UTF8.GetBytes(masked));
    }

    /// <summary>Values whose form alone says that they are secrets: GitHub's, Slack's and npm's tokens, private keys to their last line or the end of the text, JSON web tokens.</summary>
    [GeneratedRegex(
        @"\bgh[pousr]_[A-Za-z0-9]{30,255}|\bgithub_pat_[A-Za-z0-9_]{30,255}|\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|\bnpm_[A-Za-z0-9]{30,64}|-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|\z)|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
