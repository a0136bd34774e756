using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>A kind of thing that a principal holds: a delegated grant, an application role, a directory role, the ownership of an application.</summary>
internal interface IHolding
{
    /// <param name="give">Of the action that gives it; else of the one that takes it.</param>
    ActionContract Contract(bool give);

    /// <summary>Object id of who holds it.</summary>
    string HolderOf(Call call);

    /// <summary>In words that tell it from others of its kind.</summary>
    string What(Call call);

    Task<Answer<Held>> FindAsync(Call call, CancellationToken token);

    /// <param name="id">As <see cref="FindAsync"/> gave it.</param>
    Task<Answer<Done>> RemoveAsync(string id, Call call, CancellationToken token);

    Task<Answer<Done>> AddAsync(Call call, CancellationToken token);
}
