namespace Playbooks.Functions.Hooks;

/// <summary>One door for machines: it proves who sends before anything is read of what is sent.</summary>
internal interface IHook
{
    /// <summary>Below <c>/hooks/</c>.</summary>
    string Path { get; }

    Task<Proof> ProveAsync(HookRequest request, CancellationToken token);
}
