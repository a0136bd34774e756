using System.Collections.Immutable;
using Playbooks.Core.Runs;

namespace Playbooks.Hosting.Asking;

/// <summary>Who may ask what of a run.</summary>
public static class Permission
{
    /// <summary>The role that handles incidents without owning anything: it may steer runs, and approves nothing unless a playbook asks it.</summary>
    public const string Responder = "responder";

    /// <summary>The role that keeps the installation going: it may let held runs try again.</summary>
    public const string Operator = "operator";

    /// <summary>
    /// Why somebody may not ask this, and who may; null where they may. Steering a run takes the role <see cref="Responder"/> or one that its
    /// playbook declares. Whoever requested a run may cancel it without. A decision needs the very role that is asked, and is not for who requested or amended the run: the run judges that.
    /// </summary>
    /// <param name="roles">All that they hold.</param>
    public static string? WhyNot(Run run, RunInput input, string id, ImmutableArray<string> roles)
    {
        if (input is RunInput.Decide || (input is RunInput.Cancel { Undo: false } && id == run.RequestedBy))
        {
            return null;
        }

        string[] able = [Responder, .. run.Playbook.Roles.Select(role => role.Name), .. input is RunInput.Retry ? new[] { Operator } : []];
        return roles.Any(able.Contains)
            ? null
            : $"{id} has no role that may do this to run {run.Id}. It takes one of {string.Join(", ", able)}; {id} has {(roles.IsEmpty ? "none" : string.Join(", ", roles))}.";
    }
}
