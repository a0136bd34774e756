using System.Collections.Immutable;
using Playbooks.Core.Standards.Cacao.Checks;
using Playbooks.Core.Standards.Cacao.Shapes;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao;

/// <summary>
/// OASIS CACAO Security Playbooks 2.0: first what the published schemas say, then what they cannot say. The steps are looked at also where
/// the schemas refuse the document.
/// </summary>
public static class CacaoValidation
{
    public static JsonBounds Bounds { get; } = new(Bytes: 8 * 1024 * 1024, Depth: 64, Values: 200_000);

    public static CacaoVerdict Check(ReadOnlySpan<byte> utf8) => PlainJson.Read(utf8, Bounds) switch
    {
        JsonOutcome.Read read => Check(read.Value),
        JsonOutcome.Refused refused => new CacaoVerdict(null, [new(CacaoCode.Json, "", $"cannot be read: {refused.Message}")]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static CacaoVerdict Check(Value document)
    {
        var workflow = Workflow.Of(document);
        ImmutableArray<CacaoFinding> findings =
        [
            .. ShapeCheck.Of(document, PlaybookShapes.Playbook),
            .. StepChecks.Of(workflow),
            .. DefinitionChecks.Of(workflow),
            .. ContentChecks.Of(workflow),
        ];
        return new(document, findings);
    }
}
