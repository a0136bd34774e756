using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Notation;

/// <summary>The notation's words, for whoever shows facts to people.</summary>
public static class WorkflowWords
{
    public static string Runner(RunnerKind kind) => JobNotation.Word(kind);

    public static string Pin(PinKind pin) => UsesNotation.Word(pin);

    /// <summary>Like <c>contents: read, id-token: write</c>, or what stands for the whole.</summary>
    public static string Permissions(PermissionFacts permissions) => permissions.Form switch
    {
        PermissionForm.Map => permissions.Scopes.IsEmpty ? "none" : string.Join(", ", permissions.Scopes.Select(s => $"{s.Key}: {s.Value}")),
        PermissionForm.Empty => "none",
        PermissionForm.Default => "default (the repository's setting)",
        PermissionForm.Invalid => $"invalid ({permissions.Raw})",
        var form => PermissionNotation.Word(form),
    };
}
