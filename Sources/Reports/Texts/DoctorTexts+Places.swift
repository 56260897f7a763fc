extension DoctorText {
    var placeWords: Words? {
        switch self {
        case .configurationSound: Words("{file} é válido.", "{file} is sound.")
        case .configurationBroken:
            Words(
                "{place}: a chave “{key}” está errada.",
                doPT: "Rode `sintonia config show`: ele diz o que a chave aceita.",
                "{place}: the key “{key}” is wrong.", doEN: "Run `sintonia config show`: it says what the key takes.")
        case .configurationUnreadable:
            Words(
                "A configuração não pode ser lida: {fault}.", doPT: "Dê permissão de leitura a quem roda o Sintonia.",
                "The configuration cannot be read: {fault}.", doEN: "Let the user that runs Sintonia read it.")
        case .namedFileMissing:
            Words(
                "Arquivos citados na configuração não podem ser lidos: {files}.",
                doPT: "Coloque-os lá, ou corrija o caminho em sintonia.yaml.",
                "Files named by the configuration cannot be read: {files}.",
                doEN: "Put them there, or correct the path in sintonia.yaml.")
        case .profilesSound:
            Words(
                "{count} plataformas; {own} perfis próprios, válidos.",
                "{count} platforms; {own} profiles of your own, sound.")
        case .profileBroken:
            Words(
                "{place}: o perfil não é válido ({key}).", doPT: "Rode `sintonia platforms check` nesse arquivo.",
                "{place}: the profile is not sound ({key}).", doEN: "Run `sintonia platforms check` on that file.")
        case .timeZoneKnown: Words("{zone}: agora são {time} de {date}.", "{zone}: it is {time} on {date}.")
        case .timeZoneUnknown:
            Words(
                "A máquina não conhece o fuso pedido; as datas seriam as de Greenwich.",
                doPT: "Instale o pacote tzdata e reinicie o serviço.",
                "The machine does not know the zone; dates would be those of Greenwich.",
                doEN: "Install the package tzdata and restart the service.")
        case .foldersSound: Words("Todas existem e aceitam escrita.", "All are there and writable.")
        case .foldersMissing:
            Words(
                "Faltam: {paths}.", doPT: "A próxima rodada as cria; confira se o disco certo está montado.",
                "Missing: {paths}.", doEN: "The next run makes them; check that the right disk is mounted.")
        case .foldersClosed:
            Words(
                "O usuário {user} não pode escrever em: {paths}.",
                doPT: "Devolva tudo ao usuário do serviço (chown -R); rode os comandos sempre como ele.",
                "User {user} may not write: {paths}.",
                doEN: "Give everything back to the service's user (chown -R); run the commands as that user.")
        case .oneFileSystem: Words("Todas as pastas estão no mesmo volume.", "All folders are on one file system.")
        case .otherFileSystem:
            Words(
                "Em outro volume, onde mover um arquivo não é um passo só: {paths}.",
                doPT: "Deixe toda a área de trabalho em um volume; monte-o inteiro, não pastas dele.",
                "On another file system, where moving a file is not one step: {paths}.",
                doEN: "Keep the whole workspace on one file system; mount it whole, not folders of it.")
        default: nil
        }
    }

    var machineWords: Words? {
        switch self {
        case .roomUnknown:
            Words(
                "O volume de {path} não responde.", doPT: "Confira a montagem.",
                "The file system of {path} does not answer.",
                doEN: "Check its mount.")
        case .spaceEnough: Words("{free} MiB livres.", "{free} MiB free.")
        case .spaceShort:
            Words(
                "Só {free} MiB livres; o bom são {wanted}.",
                doPT: "Libere espaço, ou aumente o volume, antes que pare.",
                "Only {free} MiB free; {wanted} would be right.",
                doEN: "Make room, or enlarge the volume, before it stops.")
        case .spaceGone:
            Words(
                "{free} MiB livres: a entrada para.",
                doPT:
                    "Libere espaço; depois tudo continua sozinho. Não apague nada da área de trabalho além de outbox antigas.",
                "{free} MiB free: the intake stops.",
                doEN: "Make room; everything then goes on by itself. Delete nothing of the workspace but old outboxes.")
        case .namesUncounted: Words("O volume não os conta.", "The file system does not count them.")
        case .namesEnough: Words("{free} livres.", "{free} free.")
        case .namesShort:
            Words(
                "Só {free} livres.", doPT: "Apague arquivos pequenos de outros programas, ou aumente o volume.",
                "Only {free} free.", doEN: "Remove small files of other programs, or enlarge the volume.")
        case .namesGone:
            Words(
                "Só {free} livres: a entrada para.", doPT: "Apague arquivos pequenos de outros programas agora.",
                "Only {free} free: the intake stops.", doEN: "Remove small files of other programs now.")
        case .fileSystemSound: Words("{kind}.", "{kind}: local.")
        case .fileSystemMemory:
            Words(
                "{kind}: fica na memória e some ao desligar.", doPT: "Mude a área de trabalho para um disco.",
                "{kind}: in memory, gone at the next start.", doEN: "Move the workspace to a disk.")
        case .fileSystemNetwork:
            Words(
                "{kind}: os registros estão em um volume de rede, onde o SQLite pode se corromper.",
                doPT: "Mude a área de trabalho para um disco local e compartilhe só inbox e outbox a partir dele.",
                "{kind}: the records are on a network file system, where SQLite can be corrupted.",
                doEN: "Move the workspace to a local disk and share only inbox and outbox from it.")
        case .inboxNetwork:
            Words(
                "{kind}: um volume de rede não avisa de arquivos novos.",
                doPT: "Nada a fazer: `watch` procura a cada segundo de qualquer modo.",
                "{kind}: a network file system gives no inotify events.",
                doEN: "Nothing to do: `watch` scans every second in any case.")
        case .librariesSound: Words("{versions}.", "In use: {versions}.")
        case .librariesWAL:
            Words(
                "{versions}. Este SQLite pode corromper o WAL se dois programas escrevem no mesmo instante; o Sintonia escreve por um só. Não abra sintonia.sqlite com outros programas enquanto ele roda.",
                "{versions}. This SQLite can corrupt its WAL when two programs write at the same instant; Sintonia writes through one. Do not open sintonia.sqlite with other programs while it runs."
            )
        case .lockFree: Words("Ninguém está trabalhando aqui.", "Nobody is working here.")
        case .lockHeld: Words("Trabalhando agora: {holder}.", "Working now: {holder}.")
        case .watchesEnough:
            Words(
                "{folders} pastas; o núcleo permite {watches} vigias e {instances} instâncias.",
                "{folders} folders; the kernel allows {watches} watches and {instances} instances.")
        case .watchesShort:
            Words(
                "{folders} pastas, e o núcleo permite {watches} vigias e {instances} instâncias.",
                doPT:
                    "Aumente fs.inotify.max_user_watches e max_user_instances (sysctl); sem isso `watch` só procura a cada segundo.",
                "{folders} folders, and the kernel allows {watches} watches and {instances} instances.",
                doEN:
                    "Raise fs.inotify.max_user_watches and max_user_instances (sysctl); without, `watch` scans every second only."
            )
        case .watchesUnknown:
            Words(
                "Os limites do inotify não podem ser lidos.", doPT: "Nada a fazer: `watch` procura a cada segundo.",
                "The limits of inotify cannot be read.", doEN: "Nothing to do: `watch` scans every second.")
        default: nil
        }
    }
}
