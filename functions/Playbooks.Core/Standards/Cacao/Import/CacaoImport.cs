using System.Collections.Immutable;
using Playbooks.Core.Standards.Cacao.Export;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>
/// A CACAO 2.0 document as a playbook, or every reason why not: no step is ever left out. What <see cref="CacaoExport"/> wrote becomes the
/// playbook that it was; of others' documents, what people do is imported, since only actions of the catalog are done to machines.
/// </summary>
public static class CacaoImport
{
    public static Imported Read(CacaoVerdict verdict)
    {
        var errors = verdict.Findings.Where(finding => finding.IsError || finding.Code == CacaoCode.Unreachable).ToImmutableArray();
        return verdict.Document is null || !errors.IsEmpty ? new Imported.Refused(errors)
            : verdict.Document.Get("playbook_extensions")?.Get(CacaoIds.Extension) is { } ours ? OwnImport.Read(verdict.Document, ours, Notes(verdict))
            : new ForeignImport(verdict.Document).Read(Notes(verdict));
    }

    private static ImmutableArray<CacaoFinding> Notes(CacaoVerdict verdict) =>
        [.. verdict.Findings.Select(finding => new CacaoFinding(ImportCode.LeftOut, finding.Path, finding.Message))];
}
