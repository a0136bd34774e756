using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>Texts whose form the specification fixes (CACAO 2.0 §10: identifier, timestamp, variable names, addresses).</summary>
internal static partial class Forms
{
    private const string Uuid = "--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}";
    private const string Mapped = @"((25[0-5]|(2[0-4]|1?[0-9])?[0-9])\.){3}(25[0-5]|(2[0-4]|1?[0-9])?[0-9])";
    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    public static Shape Any { get; } = new Shape.Text();

    public static Shape Id { get; } = new Shape.Text(Identifier(), "an identifier (a type, two hyphens and a UUID of version 1 to 5)");

    public static Shape Time { get; } = new Shape.Text(Timestamp(), "a timestamp in UTC (2024-04-10T14:57:42.134Z)");

    public static Shape Url { get; } = new Shape.Text(WebAddress(), "a URL");

    public static Shape Mac { get; } = new Shape.Text(MacAddress(), "a MAC address");

    public static Shape V4 { get; } = new Shape.Text(Ipv4(), "an IPv4 address");

    public static Shape V6 { get; } = new Shape.Text(Ipv6(), "an IPv6 address");

    public static Shape BranchStep { get; } = new Shape.Text(CaseStep(), "the id of a step");

    /// <summary>The ids of one type.</summary>
    public static Regex IdOf(string type) => new($"^{Regex.Escape(type)}{Uuid}\\z", Plain);

    [GeneratedRegex("^[a-z][a-z0-9-]+[a-z0-9]" + Uuid + "\\z", Plain)]
    public static partial Regex Identifier();

    [GeneratedRegex("^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__\\z", Plain)]
    public static partial Regex VariableName();

    [GeneratedRegex("^[a-zA-Z0-9_-]{0,250}\\z", Plain)]
    public static partial Regex ContactName();

    [GeneratedRegex("^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?Z\\z", Plain)]
    private static partial Regex Timestamp();

    /// <summary>A run of at least two characters of a host, a dot, and a lower-case top level.</summary>
    [GeneratedRegex(@"[(http(s)?):/(www.)?a-zA-Z0-9@:%._+~#=]{2,256}\.[a-z]{2,6}\b", RegexOptions.ECMAScript)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"^[a-fA-F0-9]{2}(:[a-fA-F0-9]{2}){5}\z", Plain)]
    private static partial Regex MacAddress();

    [GeneratedRegex(@"\b(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)(\.(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)){3}(?!\n)$", RegexOptions.ECMAScript)]
    private static partial Regex Ipv4();

    /// <summary>The text has to end as an address; what stands before is not looked at.</summary>
    [GeneratedRegex("(:(:[0-9a-fA-F]{1,4}){1,7}|::|([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+|::(ffff(:0{1,4})?:)?" + Mapped + @")\z", Plain)]
    private static partial Regex Ipv6();

    [GeneratedRegex("(action|end|if-condition|parallel|playbook|start|switch-condition|while-condition)" + Uuid + "\\z", Plain)]
    private static partial Regex CaseStep();
}
