using System.Composition;
using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>The socket to OBS: greeted, identified, then told what the table wants. The host makes it, keeps it and makes it again.</summary>
[Export(typeof(IConnection))]
[Shared]
[method: ImportingConstructor]
internal sealed class ObsConnection(Desk desk, Studio studio, IPluginStore store, TimeProvider time) : IConnection
{
    private const int WrongPassword = 4009;
    private const int OldVersion = 4010;
    private const int Kicked = 4011;
    private const int WithoutPassword = 4900;
    private const int NotObs = 4901;
    private const int Often = 3;
    private const string Waiting = "hello";
    private const string SceneAsked = "scene";
    private const string WantedShown = "wanted";

    public string Name => ObsCalls.Connection;

    public Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Settings.ObsAddress is { Length: > 0 } address
            ? new ConnectionPlan(ConnectionKind.Socket) { Address = address, Protocols = ["obswebsocket.json"], FatalCloseCodes = [WrongPassword, OldVersion, Kicked, WithoutPassword] }
            : null);

    public async Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken) => signal.Event switch
    {
        ConnectionEvent.Opened => new ConnectionReaction { Timers = Timer(Waiting, 10) },
        ConnectionEvent.Frame => await HeardAsync(signal, cancellationToken),
        ConnectionEvent.Timer when signal.Timer == WantedShown => Again(),
        ConnectionEvent.Timer => studio.Ready ? new ConnectionReaction() : Strange(),
        ConnectionEvent.Closed => Lost(signal.Code),
        _ => new ConnectionReaction(),
    };

    private async Task<ConnectionReaction> HeardAsync(ConnectionSignal signal, CancellationToken cancellationToken)
    {
        if (signal.Binary || Json.Read(signal.Frame) is not { } heard || Json.Number(heard, "op") is not { } operation)
        {
            return Strange();
        }

        var data = Json.Part(heard, "d");
        return operation switch
        {
            ObsFrames.Hello => Greeted(Json.Part(data, "authentication")),
            ObsFrames.Identified => await KnownAsync(cancellationToken),
            ObsFrames.Response => Answered(data),
            ObsFrames.Event => Told(data),
            _ => new ConnectionReaction(),
        };
    }

    private ConnectionReaction Greeted(JsonElement? challenge) =>
        challenge is not null && !desk.Secrets.Contains(Studio.Password, StringComparer.Ordinal)
            ? new ConnectionReaction { Trouble = ObsRefusals.NoPassword, Close = WithoutPassword }
            : new ConnectionReaction { Frames = [ObsFrames.Identification(challenge)] };

    /// <summary>What a cue wanted while OBS was away is shown now, when it is not old.</summary>
    private async Task<ConnectionReaction> KnownAsync(CancellationToken cancellationToken)
    {
        var kept = await store.GetAsync(WantedScene.Key, cancellationToken) is { } value ? value.Deserialize(ControlJson.Default.WantedScene) : null;
        studio.Ready = true;
        var wanted = studio.Wanted ?? kept;
        if (wanted is not null && time.GetUtcNow() - wanted.At > WantedScene.Longest)
        {
            (wanted, studio.Wanted) = (null, null);
        }

        studio.Wanted = wanted;
        return new ConnectionReaction
        {
            Trouble = "",
            Timers = Timer(WantedShown, Often),
            Frames = [ObsFrames.Ask(SceneAsked, "GetCurrentProgramScene"), .. wanted is null ? (ReadOnlySpan<OutgoingFrame>)[] : [ObsFrames.Switch(WantedShown, wanted.Scene)]],
            Reaction = kept is not null && wanted is null ? Forgotten : Reaction.None,
        };
    }

    private ConnectionReaction Answered(JsonElement? data)
    {
        var bytes = data is { } given ? Encoding.UTF8.GetBytes(given.GetRawText()) : [];
        switch (Json.Text(data, "requestId"))
        {
            case null:
                return new ConnectionReaction();
            case SceneAsked:
                studio.Scene = Json.Text(Json.Part(data, "responseData"), "currentProgramSceneName") ?? studio.Scene;
                return new ConnectionReaction();
            case WantedShown:
                return Shown(ObsRefusals.Outcome(bytes).Error);
            case { } id:
                return new ConnectionReaction { Answers = [new ConnectionAnswer(id, bytes)] };
        }
    }

    private ConnectionReaction Shown(Error? refused)
    {
        if (refused?.Code == ObsRefusals.NotReady)
        {
            return new ConnectionReaction();
        }

        studio.Problem = refused is null || studio.Wanted is not { } wanted ? null : SceneCues.Failed(wanted, refused);
        studio.Wanted = null;
        return new ConnectionReaction { Reaction = Forgotten };
    }

    /// <summary>What OBS was too busy for, or did not answer in time, is asked for again.</summary>
    private ConnectionReaction Again()
    {
        var age = studio.Wanted is { } waits ? time.GetUtcNow() - waits.At : TimeSpan.Zero;
        if (age > WantedScene.Longest)
        {
            studio.Wanted = null;
        }

        return new ConnectionReaction { Timers = Timer(WantedShown, Often), Frames = studio.Wanted is { } wanted && age > ObsCalls.Limit ? [ObsFrames.Switch(WantedShown, wanted.Scene)] : [] };
    }

    private ConnectionReaction Told(JsonElement? data)
    {
        if (Json.Text(data, "eventType") == "CurrentProgramSceneChanged")
        {
            studio.Scene = Json.Text(Json.Part(data, "eventData"), "sceneName") ?? studio.Scene;
        }

        return new ConnectionReaction();
    }

    private ConnectionReaction Lost(int? code)
    {
        var known = studio.Ready;
        studio.Ready = false;
        studio.Scene = null;
        return new ConnectionReaction
        {
            Trouble = code switch
            {
                WrongPassword => ObsRefusals.WrongPassword,
                OldVersion => "OBS speaks another version of its protocol: use OBS 28 or newer",
                Kicked => "Somebody ended this connection in OBS: run 'plugins reload obs' to come back",
                _ when known && desk.Settings.Scenes.Count > 0 => "OBS is gone: its scenes wait, and the last one asked for is shown when it is back within five minutes. The overlays go on",
                _ => null,
            },
        };
    }

    private static Reaction Forgotten => new() { State = [new StateChange(WantedScene.Key, null)] };

    private static ConnectionReaction Strange() =>
        new() { Trouble = "What answers at the address of OBS does not speak as OBS 28 or newer does: check 'address' in its settings", Close = NotObs };

    private static Dictionary<string, TimeSpan> Timer(string name, int seconds) => new() { [name] = TimeSpan.FromSeconds(seconds) };
}
