using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs.Exits;

/// <summary>Given what was mapped and done, when the last stage is over, then the run is resolved or says what stays open.</summary>
public sealed class ExitGateTests
{
    private static readonly Value Key = Map(exposures: [Exposed("ci-key")], rotations: [Rotation("ci-key", "AKIA1")]);

    private static readonly Value ByHand = Map(exposures: [Exposed("npm-token")], tasks: [Task("npm-token", "Revoke it at npmjs.com")]);

    [Fact]
    public void A_run_that_maps_nothing_is_completed_and_says_nothing_of_being_resolved()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable"))));

        var finished = End(story);

        Assert.Equal((RunOutcome.Completed, "every stage is completed", null, null), (finished.Outcome, finished.Reason, finished.Resolved, finished.Open));
    }

    [Fact]
    public void A_run_that_rotated_all_it_could_reach_is_resolved()
    {
        var finished = End(Story.Of(Book()));

        Assert.True(finished.Resolved);
        Assert.Null(finished.Open);
    }

    [Fact]
    public void A_run_whose_rotation_failed_is_completed_but_not_resolved_and_names_the_owner()
    {
        var finished = End(Story.Of(Book()), call => call.Uses.StartsWith("rotate.", StringComparison.Ordinal) ? new ActionOutcome.FailedFinal("quota", "two keys already") : Story.Succeeded());

        Assert.Equal(RunOutcome.Completed, finished.Outcome);
        Assert.False(finished.Resolved);
        Assert.Equal(new OpenCredential("ci-key", "confirmed", "pat", "rotate.key failed (quota): two keys already"), Assert.Single(finished.Open?.Items ?? []));
    }

    [Fact]
    public void A_credential_whose_rotation_failed_but_whose_old_one_is_proven_dead_is_not_open()
    {
        var finished = End(Story.Of(Book()), call => call.Uses.StartsWith("rotate.", StringComparison.Ordinal) ? new ActionOutcome.FailedFinal("quota", "two keys already")
            : call.Uses == "test.prove" ? Story.Succeeded(Value.MapOf(("key", Value.Of("AKIA1")), ("dead", Value.True))) : Story.Succeeded());

        Assert.True(finished.Resolved);
    }

    [Fact]
    public void A_rotated_credential_whose_old_one_still_works_is_open()
    {
        var finished = End(Story.Of(Book()), call => call.Uses == "test.prove" ? new ActionOutcome.FailedFinal("still-alive", "used a minute ago") : Story.Succeeded());

        Assert.Equal("the old one still works", Assert.Single(finished.Open?.Items ?? []).Why);
    }

    [Fact]
    public void A_credential_that_no_step_touched_is_open_unless_it_is_ruled_out_or_has_ended()
    {
        var finished = End(Story.Of(Book()), map: Map(exposures:
        [
            Exposed("forgotten"), Exposed("safe", grade: "ruled out"), Exposed("token:acme/web/41/7", kind: "github-token", why: "the job is over: nothing to rotate"),
            Exposed("token:acme/web/42/8", kind: "github-token"), Exposed("keyless"),
        ], unseen: [Value.MapOf(("what", Value.Of("credential:keyless")), ("why", Value.Of("user ci has no active key: there is nothing to replace")))]));

        Assert.Equal(["forgotten", "token:acme/web/42/8"], finished.Open?.Items.Select(open => open.Credential));
        Assert.Equal("every stage is completed, but not resolved: 2 of what could be reached stay open", finished.Reason);
    }

    [Fact]
    public void A_task_that_a_person_signed_off_closes_its_credential_with_name_and_reason()
    {
        var story = Story.Of(Book());
        story.Looking(call => Story.Succeeded(call.Uses == "reach.map" ? ByHand : null)).Reporting().Looking();
        SignOff(story);

        var finished = End(story);

        Assert.True(finished.Resolved);
        var end = Assert.Single(ExitGate.Ends(story.Current));
        Assert.Equal((CredentialState.ReplacedByPerson, "signed off by sam: npm whoami fails"), (end.State, end.Why));
    }

    [Fact]
    public void A_task_that_nobody_was_asked_for_is_open_with_its_owner()
    {
        var book = Book();
        var finished = End(Story.Of(book with { Stages = [book.Stages[0]] }), map: ByHand);

        Assert.Equal(new OpenCredential("npm-token", "confirmed", "web-team", "task open: Revoke it at npmjs.com"), Assert.Single(finished.Open?.Items ?? []));
    }

    [Fact]
    public void A_task_beside_a_rotation_has_to_be_done_as_well()
    {
        var book = Book();
        var map = Map(exposures: [Exposed("ci-key")], rotations: [Rotation("ci-key", "AKIA1")], tasks: [Task("ci-key", "Write the new key id")]);
        var finished = End(Story.Of(book with { Stages = [book.Stages[0], book.Stages[1] with { Steps = [book.Stages[1].Steps[0]] }] }), map: map);

        Assert.Equal("task open: Write the new key id", Assert.Single(finished.Open?.Items ?? []).Why);
    }

    [Fact]
    public void A_role_that_was_cut_and_put_back_is_not_open_and_one_that_was_never_cut_is()
    {
        var role = Value.MapOf(("account", Value.Of("111122223333")), ("role", Value.Of("deploy")), ("grade", Value.Of("possible")));
        var map = Map(roles: [role]);
        var book = Book();
        var cut = End(Story.Of(book with { Stages = [book.Stages[0], Books.Stage("cut", Cut), Books.Stage("restore", Restore)] }), map: map);
        var left = End(Story.Of(book), map: map);

        Assert.True(cut.Resolved);
        Assert.Equal(new OpenCredential("111122223333/deploy", "possible", "riley", "not cut"), Assert.Single(left.Open?.Items ?? []));
    }

    [Fact]
    public void A_run_whose_mapping_failed_is_not_resolved()
    {
        var book = Books.Of(Books.Stage("map", Reach with { OnFailure = FailureRule.Continue }));
        var story = Story.Of(book);
        story.Looking(_ => new ActionOutcome.FailedFinal("gone", "404")).Reporting();

        var finished = story.Events.OfType<RunEvent.Finished>().Single();

        Assert.Equal((false, "every stage is completed, but not resolved: what could be reached was not mapped"), (finished.Resolved, finished.Reason));
    }

    private static Step Reach => Books.Read("reach") with { Uses = "reach.map" };

    private static Step Cut => Each("cut", "test.cut", "roles");

    private static Step Restore => Books.Change("undo") with
    {
        Uses = "run.undo",
        With = new Argument.Group([KeyValuePair.Create<string, Argument>("stages", new Argument.Leaf(Books.Text("${{ ['cut'] }}")))]),
    };

    private static Playbook Book() => Books.Of(
        Books.Stage("map", Reach),
        Books.Stage("rotate", Each("keys", "rotate.key", "rotations"), Each("people", "human.task", "tasks", "subject", "what")),
        Books.Stage("prove", Each("prove", "test.prove", "rotations") with { Effect = Effect.Reads }));

    private static Step Each(string id, string uses, string list, params string[] arguments) => Books.Change(id) with
    {
        Uses = uses,
        ForEach = Books.Text($"${{{{ steps.reach.output.{list} }}}}"),
        With = new Argument.Group([.. arguments.Select(name => KeyValuePair.Create<string, Argument>(name, new Argument.Leaf(Books.Text($"${{{{ item.{name} }}}}"))))]),
        OnFailure = FailureRule.Continue,
    };

    /// <summary>Looks, acts and reports until the run is over.</summary>
    private static RunEvent.Finished End(Story story, Func<Call, ActionOutcome>? answer = null, Value? map = null)
    {
        for (var turn = 0; story.Current.Outcome is null && turn < 20; turn++)
        {
            story.Looking(call => call.Uses == "reach.map" ? Story.Succeeded(map ?? Key) : answer?.Invoke(call) ?? Story.Succeeded()).Acting(answer).Reporting();
        }

        return story.Events.OfType<RunEvent.Finished>().Single();
    }

    private static void SignOff(Story story)
    {
        var task = story.Agenda.Begin.Single();
        story.When(new RunInput.Begin([task.Id]));
        story.When(new RunInput.FinishAction(task.Id, new ActionOutcome.Unknown("a person has been asked"), 0));
        story.When(new RunInput.Reconcile(task.Id, Story.Surveyed(task.Call, SurveyVerdict.Unclear), 0));
        story.When(new RunInput.ResolveUnknown(task.Id, Happened: true, "sam", "npm whoami fails"));
    }

    private static Value Map(Value[]? exposures = null, Value[]? rotations = null, Value[]? tasks = null, Value[]? roles = null, Value[]? unseen = null) => Value.MapOf(
        ("exposures", Value.ListOf(exposures ?? [])),
        ("rotations", Value.ListOf(rotations ?? [])),
        ("tasks", Value.ListOf(tasks ?? [])),
        ("roles", Value.ListOf(roles ?? [])),
        ("unseen", Value.ListOf(unseen ?? [])));

    private static Value Exposed(string credential, string kind = "aws_access_key", string grade = "confirmed", string why = "given to the step") => Texts(
        ("credential", credential), ("kind", kind), ("grade", grade), ("why", why));

    private static Value Rotation(string credential, string key) => Texts(("credential", credential), ("key", key), ("owner", "pat"));

    private static Value Task(string subject, string what) => Texts(("subject", subject), ("what", what), ("who", "web-team"), ("grade", "confirmed"));

    private static Value Texts(params (string Name, string Text)[] members) => Value.MapOf([.. members.Select(member => (member.Name, Value.Of(member.Text)))]);
}
