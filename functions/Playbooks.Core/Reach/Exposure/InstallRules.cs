using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>Whether a job installed the hostile package, from its scripts and the lockfiles of the commit that ran. Pure; every answer carries its rule.</summary>
public static class InstallRules
{
    /// <param name="steps">Of the job; of all jobs that it may be where its name does not tell.</param>
    /// <param name="executed">Whether a step ran; null where not known.</param>
    public static Finding Judge(SuspectPackage suspect, IReadOnlyCollection<StepFacts> steps, Func<StepFacts, bool?> executed, CommitPackages commit)
    {
        var named = new SuspectArtifact.Package(Ecosystems.OfType(suspect.Package.Type), suspect.Package.FullName, suspect.Versions);
        var installs = steps.Where(s => s.Run is not null && executed(s) != false)
            .Select(s => (Finding: PackageMatching.Match(named, s.Run ?? ""), Ran: executed(s) == true)).Where(s => s.Finding is not null).ToList();
        if (installs.Count > 0)
        {
            var locked = Locked(suspect, commit);
            return installs.Select(i => Installed(i.Finding!, i.Ran, locked)).Aggregate((best, f) => best.Or(f));
        }

        return steps.Any(s => s.Run is not null && PackageMatching.Match(named, s.Run) is not null)
            ? new(ExposureGrade.RuledOut, "install-did-not-run", "The steps that install were skipped or never reached.")
            : Elsewhere(suspect, steps, commit);
    }

    /// <summary>What the lockfiles say of the package; the dependency graph where they leave it open.</summary>
    public static Finding Locked(SuspectPackage suspect, CommitPackages commit)
    {
        var answers = commit.Lockfiles.Select(l => (l.Path, Answer: l.Facts.Find(suspect.Package))).ToList();
        var hostile = answers.Where(a => a.Answer.Found.Any(f => suspect.IsHostile(f.Version))).ToList();
        var other = answers.Where(a => !a.Answer.Found.IsEmpty).Except(hostile).ToList();
        if (hostile.Count > 0)
        {
            var found = hostile[0].Answer.Found.First(f => suspect.IsHostile(f.Version));
            var where = $"{hostile[0].Path} line {found.Line} pins {suspect} {found.Version}";
            return suspect.Versions.IsEmpty ? new(ExposureGrade.Possible, "locked-any-version", $"{where}, and which versions are hostile is not known.")
                : other.Count > 0 ? new(ExposureGrade.Probable, "locked-in-one", $"{where}; {other[0].Path} pins another version.")
                : new(ExposureGrade.Confirmed, "locked", $"{where}.");
        }

        var doubt = commit.Unread.Concat(answers.SelectMany(a => a.Answer.CannotTell.Select(d => $"{a.Path}: {d}"))).FirstOrDefault();
        return doubt is not null ? GraphRules.Weigh(new(ExposureGrade.Possible, "lockfile-not-read", $"{doubt}."), suspect, commit.Graph, commit.Change)
            : other.Count > 0 ? new(ExposureGrade.RuledOut, "locked-other", $"{other[0].Path} pins {suspect} {other[0].Answer.Found[0].Version}.")
            : answers.Count > 0 ? new(ExposureGrade.RuledOut, "locked-without", $"{answers[0].Path} does not hold {suspect}.")
            : commit.Manifests.IsEmpty ? new(ExposureGrade.RuledOut, "no-manifest", "The commit asks for no packages of that registry.")
            : GraphRules.Weigh(new(ExposureGrade.Possible, "no-lockfile", $"{commit.Manifests[0]} has no lockfile beside it: the installer chose the version."), suspect, commit.Graph, commit.Change);
    }

    private static Finding Installed(Finding script, bool ran, Finding locked) => script.Rule switch
    {
        "install-exact" => ran ? script : script.AtMost(ExposureGrade.Probable, script.Rule, script.Reason),
        "install-run" when locked.Rule is "locked-other" => locked,
        "install-named" or "install-run" when locked.Grade >= ExposureGrade.Probable => locked,
        "install-named" when locked.Rule is "locked-other" => new(ExposureGrade.Possible, "install-named", $"{script.Reason} {locked.Reason}"),
        "install-named" or "install-run" => script,
        _ => locked.Grade == ExposureGrade.Confirmed && !ran ? locked.AtMost(ExposureGrade.Probable, "locked", locked.Reason) : locked,
    };

    /// <summary>No script installs: an action that was not read may.</summary>
    private static Finding Elsewhere(SuspectPackage suspect, IEnumerable<StepFacts> steps, CommitPackages commit)
    {
        var action = steps.Select(s => s.Uses).FirstOrDefault(u => u is { IsFirstParty: false });
        var locked = Locked(suspect, commit);
        return action is null ? new(ExposureGrade.RuledOut, "no-install", "No step of the job installs packages of that registry.")
            : locked.Grade == ExposureGrade.RuledOut ? locked
            : new(ExposureGrade.Possible, "action-may-install", $"{action.Text} may install what the commit asks for. {locked.Reason}");
    }
}
