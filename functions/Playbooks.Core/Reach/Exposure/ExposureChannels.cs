using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>How code that runs in one step gets at what the job was given.</summary>
internal sealed class ExposureChannels(ReachedJob reached)
{
    private readonly JobFacts job = reached.Job;

    /// <param name="name">As the calling repository knows it.</param>
    internal Finding ToSecret(string name, int? place)
    {
        var names = reached.Secrets.NamesHere(name).ToHashSet(StringComparer.Ordinal);
        bool Gives(SecretReference r) => r.Name is { } given ? names.Contains(given) : reached.Secrets.All || names.Count > 0;
        if (reached.Workflow.EnvSecrets.Any(Gives) || job.SecretReferences.Any(r => r.Path.StartsWith($"jobs.{job.Id}.env.", StringComparison.Ordinal) && Gives(r)))
        {
            return new(ExposureGrade.Confirmed, "job-env", "The secret is in the environment of every step of the job.");
        }

        if (place is not { } at)
        {
            return job.Steps.Any(s => s.SecretReferences.Any(Gives)) ? Inside() : Behind();
        }

        return job.Steps[at].SecretReferences.Any(Gives) ? new(ExposureGrade.Confirmed, "step-given", "The step itself is given the secret.")
            : LeftBehind(at, Gives) is { } left ? left
            : !IsContained(at) ? Memory()
            : job.Steps.Skip(at + 1).Any(s => s.SecretReferences.Any(Gives)) ? Tampered()
            : Behind();
    }

    internal Finding ToToken(int? place)
    {
        if (place is not { } at)
        {
            return job.Steps.Any(s => s.UsesToken || s.Uses is { Kind: not UsesKind.Image }) ? Inside() : Behind();
        }

        var step = job.Steps[at];
        return step.UsesToken || reached.Workflow.EnvUsesToken ? new(ExposureGrade.Confirmed, "step-given", "The step itself is given the job's token.")
            : step.Uses is { Kind: not UsesKind.Image } ? new(ExposureGrade.Confirmed, "action-token", "Every action can ask for the job's token by an input's default.")
            : job.Steps.Take(at).Any(s => s.PersistsToken == true) ? new(ExposureGrade.Confirmed, "checkout-token", "An earlier checkout left the job's token in the workspace.")
            : IsContained(at) ? Behind()
            : Memory();
    }

    /// <summary>What an earlier step wrote where every later one reads it, containers too.</summary>
    private Finding? LeftBehind(int place, Func<SecretReference, bool> gives)
    {
        var before = job.Steps.Take(place).ToList();
        if (before.Any(s => s.Run?.Contains("GITHUB_ENV", StringComparison.Ordinal) == true && s.SecretReferences.Any(gives)))
        {
            return new(ExposureGrade.Confirmed, "github-env", "An earlier step wrote the secret into the environment of all later ones.");
        }

        var checkouts = before.Where(s => IsCheckout(s) && s.SecretReferences.Any(r => gives(r) && IsGitCredential(r))).Select(s => s.PersistsToken).ToList();
        return checkouts.Contains(true) ? new(ExposureGrade.Confirmed, "checkout-token", "An earlier checkout left the secret in the workspace, as git's credential.")
            : checkouts.Contains(null) ? new(ExposureGrade.Probable, "checkout-token", "An earlier checkout may have left the secret in the workspace: whether is computed.")
            : null;
    }

    private static bool IsGitCredential(SecretReference reference) =>
        reference.Path.EndsWith(".with.token", StringComparison.Ordinal) || reference.Path.EndsWith(".with.ssh-key", StringComparison.Ordinal);

    private static bool IsCheckout(StepFacts step) => step.Uses is { Owner: { } owner, Repository: "checkout" } && owner.Equals("actions", StringComparison.OrdinalIgnoreCase);

    private bool IsContained(int place) => job.Container is { Length: > 0 } || job.Steps[place].Uses?.Kind == UsesKind.Image;

    /// <summary>As tj-actions/changed-files was made to do in March 2025: the runner holds all that the job was given, from its start.</summary>
    private static Finding Memory() =>
        new(ExposureGrade.Probable, "runner-memory", "The runner's process holds every secret the job was given, and a step can read its memory.");

    private static Finding Tampered() =>
        new(ExposureGrade.Probable, "later-step", "A later step is given the secret, and an earlier one can change its environment, its path and its files.");

    private static Finding Inside() =>
        new(ExposureGrade.Confirmed, "container-steps", "The job's steps run inside the hostile image, and one of them is given it.");

    private static Finding Behind() =>
        new(ExposureGrade.Possible, "container-escape", "The code runs in a container, into which the runner mounts its Docker socket.");
}
