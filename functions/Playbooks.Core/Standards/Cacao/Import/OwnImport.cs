using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Standards.Cacao.Export;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>
/// What we exported ourselves. The playbook that the extension holds is exported again, and the two documents have to be the same: whatever
/// somebody changed in the steps that other tools show would otherwise be lost without a word.
/// </summary>
internal static class OwnImport
{
    /// <summary>Members that other tools add or change without changing what is done.</summary>
    private static readonly ImmutableArray<string> Free =
        ["signatures", "created_by", "created", "modified", "labels", "markings", "data_marking_definitions", "derived_from", "related_to", "extension_definitions", "valid_from", "valid_until"];

    public static Imported Read(Value document, Value extension, ImmutableArray<CacaoFinding> notes)
    {
        if (document.Get("revoked") == Value.True)
        {
            return Refuse(ImportCode.Revoked, "revoked", "says that the playbook was withdrawn");
        }

        if (extension.Get("format") is not Value.Int { Number: CacaoExport.Format })
        {
            return Refuse(ImportCode.Changed, $"playbook_extensions/{CacaoIds.Extension}", "is of a format that is not known here");
        }

        try
        {
            var playbook = PlaybookJson.Read(Assemble(document, extension.Get("playbook") ?? Value.Nothing));
            var changed = Changes(document, CacaoExport.Write(playbook, CacaoOrigin.Of("", DateTimeOffset.UnixEpoch))).ToImmutableArray();
            return changed.IsEmpty ? new Imported.Success(playbook, notes) : new Imported.Refused(changed);
        }
        catch (JournalException wrong)
        {
            return Refuse(ImportCode.Changed, $"playbook_extensions/{CacaoIds.Extension}", $"cannot be read: {wrong.Message}");
        }
    }

    /// <summary>Puts the steps back into their stages.</summary>
    private static Value Assemble(Value document, Value playbook) => SignedForm.With(playbook, "stages", Value.ListOf((playbook.Get("stages")?.Items ?? []).Select(stage =>
        SignedForm.With(stage, "steps", Value.ListOf((stage.Get("steps")?.Items ?? []).OfType<Value.Text>().Select(id => StepOf(document, id.Content)))))));

    private static Value StepOf(Value document, string id) =>
        document.Get("workflow")?.Get(id)?.Get("step_extensions")?.Get(CacaoIds.Extension)?.Get("step") ?? throw new JournalException($"there is no step {id}");

    /// <summary>What the document says otherwise than an export of the same playbook would.</summary>
    private static IEnumerable<CacaoFinding> Changes(Value document, Value exported)
    {
        foreach (var name in Names(document, exported).Except(Free).Where(name => name != "workflow"))
        {
            if (!Same(document.Get(name), exported.Get(name)))
            {
                yield return Change(name);
            }
        }

        foreach (var id in Names(document.Get("workflow"), exported.Get("workflow")))
        {
            if (!Same(document.Get("workflow")?.Get(id), exported.Get("workflow")?.Get(id)))
            {
                yield return Change($"workflow/{id}");
            }
        }
    }

    private static CacaoFinding Change(string path) =>
        new(ImportCode.Changed, path, "is not as the extension says: change the playbook's YAML and export it again, or take the extension away to import the steps alone");

    private static IEnumerable<string> Names(Value? left, Value? right) => Entries.Of(left).Concat(Entries.Of(right)).Select(entry => entry.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Extensions of others, such as the places of steps in a drawing, say nothing about what is done.</summary>
    private static bool Same(Value? left, Value? right) =>
        CanonicalJson.Write(WithoutOthers(left ?? Value.Nothing)).AsSpan().SequenceEqual(CanonicalJson.Write(WithoutOthers(right ?? Value.Nothing)));

    private static Value WithoutOthers(Value value) => value is not Value.Map ? value : Value.MapOf([.. Entries.Of(value).Select(entry =>
        (entry.Name, entry.Name.EndsWith("_extensions", StringComparison.Ordinal) ? Value.MapOf((CacaoIds.Extension, entry.Value.Get(CacaoIds.Extension) ?? Value.Nothing)) : entry.Value))
        .Where(entry => !entry.Name.EndsWith("_extensions", StringComparison.Ordinal) || entry.Item2.Get(CacaoIds.Extension) is not Value.Null)]);

    private static Imported.Refused Refuse(string code, string path, string message) => new([new CacaoFinding(code, path, message)]);
}
