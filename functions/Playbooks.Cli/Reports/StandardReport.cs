using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Standards.Ocsf;
using Playbooks.Core.Standards.Sarif;
using Playbooks.Core.Standards.Stix;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Reports;

/// <summary>A run in the formats of others; each is one JSON document and is about the whole run.</summary>
internal static class StandardReport
{
    public static ImmutableArray<string> Names { get; } = ["ocsf", "stix", "sarif"];

    public static string Write(IReadOnlyList<JournalLine> lines, string format)
    {
        var value = format switch
        {
            "ocsf" => Value.ListOf(OcsfWriting.Write(lines)),
            "stix" => StixWriting.Write(lines),
            "sarif" => SarifWriting.Write(lines),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        return PlainJson.Write(value, indented: true) + "\n";
    }
}
