using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Stix;

/// <summary>A pattern to look for.</summary>
/// <param name="Language"><c>stix</c>, or <c>pcre</c> for what STIX has no observable for.</param>
internal sealed partial record StixPattern(string Text, string Language)
{
    /// <summary>An indicator as people list them: an address, a domain, a URL, a hash, or any text. <c>[.]</c> and <c>hxxp</c> are understood.</summary>
    public static StixPattern Of(string indicator)
    {
        var plain = indicator.Trim().Replace("[.]", ".", StringComparison.Ordinal).Replace("hxxp", "http", StringComparison.OrdinalIgnoreCase);
        return plain switch
        {
            _ when Address(plain) is { } kind => Stix(kind, "value", plain),
            _ when Uri.TryCreate(plain, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => Stix("url", "value", plain),
            _ when HashName(plain) is { } hash => Stix("file", $"hashes.'{hash}'", plain.ToLowerInvariant()),
            _ when Domain().IsMatch(plain) => Stix("domain-name", "value", plain.ToLowerInvariant()),
            _ => Literal(indicator),
        };
    }

    public static StixPattern Software(string name, string? version) => version is null
        ? Stix("software", "name", name)
        : new($"[software:name = {Quote(name)} AND software:version = {Quote(version)}]", "stix");

    public static StixPattern File(string name, string folder) => new($"[file:name = {Quote(name)} AND file:parent_directory_ref.path = {Quote(folder)}]", "stix");

    /// <summary>A text as it stands, wherever it stands.</summary>
    public static StixPattern Literal(string text) => new(Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal), "pcre");

    public static string? Address(string text) => IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3)
        ? address.AddressFamily == AddressFamily.InterNetworkV6 ? "ipv6-addr" : "ipv4-addr"
        : null;

    private static StixPattern Stix(string type, string property, string value) => new($"[{type}:{property} = {Quote(value)}]", "stix");

    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string? HashName(string text) => !Hexadecimal().IsMatch(text) ? null : text.Length switch { 32 => "MD5", 64 => "SHA-256", 128 => "SHA-512", _ => null };

    [GeneratedRegex(@"\A[0-9a-fA-F]{32,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
