namespace Playbooks.Storage.Azure.Rest;

internal enum AppendAnswer
{
    Appended,

    /// <summary>The blob does not end where the writer thought.</summary>
    Moved,

    /// <summary>The lease is not the writer's any more.</summary>
    Fenced,

    /// <summary>Nothing can be appended to it any more: sealed, or it has as many blocks as it may.</summary>
    Closed,

    Missing,
}
